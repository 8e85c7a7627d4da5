package dev.ilmyeon.gateway.federation.language;

import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Where values stand. They do not know it themselves, since nothing but a message asks for it: it
 * is noted only by a parser that looks for the place of an error.
 */
sealed interface ValuePlaces {

  void note(Value value, int at);

  /** Where the name of the object field stands that the value is given to. */
  void noteName(Value value, int at);

  /** Forgets. */
  enum Forgotten implements ValuePlaces {
    INSTANCE;

    @Override
    public void note(Value value, int at) {}

    @Override
    public void noteName(Value value, int at) {}
  }

  /** Remembers each value by identity. */
  record Noted(Map<Value, Integer> values, Map<Value, Integer> names) implements ValuePlaces {

    Noted() {
      this(new IdentityHashMap<>(), new IdentityHashMap<>());
    }

    @Override
    public void note(Value value, int at) {
      values.put(value, at);
    }

    @Override
    public void noteName(Value value, int at) {
      names.put(value, at);
    }
  }
}
