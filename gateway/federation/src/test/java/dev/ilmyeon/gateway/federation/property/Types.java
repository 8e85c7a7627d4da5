package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.schema.TypeReference.ListOf;
import dev.ilmyeon.gateway.federation.schema.TypeReference.NonNull;
import java.util.Random;

/** Types that differ only in where they may be null. */
final class Types {

  private Types() {}

  /** Null where none of the two may be null. */
  static TypeReference strictest(TypeReference one, TypeReference other) {
    return join(one, other, one instanceof NonNull || other instanceof NonNull, true);
  }

  /** Null where any of the two may be: how composition merges. */
  static TypeReference loosest(TypeReference one, TypeReference other) {
    return join(one, other, one instanceof NonNull && other instanceof NonNull, false);
  }

  private static TypeReference join(
      TypeReference one, TypeReference other, boolean nonNull, boolean strict) {
    TypeReference inner = nullable(one);
    if (inner instanceof ListOf(TypeReference item)
        && nullable(other) instanceof ListOf(TypeReference otherItem)) {
      inner = new ListOf(strict ? strictest(item, otherItem) : loosest(item, otherItem));
    }
    return nonNull ? new NonNull(inner) : inner;
  }

  private static TypeReference nullable(TypeReference type) {
    return type instanceof NonNull(TypeReference inner) ? inner : type;
  }

  /** The same without any non-null. */
  static TypeReference nullableThroughout(TypeReference type) {
    return switch (type) {
      case NonNull(TypeReference inner) -> nullableThroughout(inner);
      case ListOf(TypeReference item) -> new ListOf(nullableThroughout(item));
      case TypeReference.Named named -> named;
    };
  }

  /**
   * The same, or one that differs in one place, which is always the same one: of two variants one
   * is then a subtype of the other, as composition wants it.
   */
  static TypeReference vary(TypeReference type, Random random) {
    if (random.nextInt(5) > 0) {
      return type;
    }
    TypeReference inner = nullable(type);
    boolean simpleList = inner instanceof ListOf list && !(nullable(list.item()) instanceof ListOf);
    if (simpleList && (nullableThroughout(type).toString().hashCode() & 1) == 0) {
      ListOf varied = new ListOf(flip(((ListOf) inner).item()));
      return type instanceof NonNull ? new NonNull(varied) : varied;
    }
    return flip(type);
  }

  private static TypeReference flip(TypeReference type) {
    return type instanceof NonNull(TypeReference inner) ? inner : new NonNull(type);
  }
}
