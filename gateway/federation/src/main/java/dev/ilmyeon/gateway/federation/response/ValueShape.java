package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.tape.SliceMap;

/** What the consumer schema says a value must be, with what is selected of it. */
sealed interface ValueShape {

  boolean nonNull();

  /** {@code type} is the leaf's name, for messages. */
  record LeafShape(boolean nonNull, String type, LeafKind kind, SliceMap<Boolean> enumValues)
      implements ValueShape {}

  record ListShape(boolean nonNull, ValueShape item) implements ValueShape {}

  record ObjectShape(boolean nonNull, SelectionNode selections) implements ValueShape {}

  /** How a leaf's value is checked and written (GraphQL specification, 3.5: result coercion). */
  enum LeafKind {
    INT,
    FLOAT,
    STRING,
    BOOLEAN,
    ID,
    ENUM,
    /** A custom scalar: whatever the subgraph says, untouched. */
    CUSTOM
  }
}
