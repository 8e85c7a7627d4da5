package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.TypeSyntax;

/** A type as a field, argument or variable refers to it: a name, wrapped in lists and non-nulls. */
public sealed interface TypeReference {

  record Named(String name) implements TypeReference {
    @Override
    public String toString() {
      return name;
    }
  }

  record ListOf(TypeReference item) implements TypeReference {
    @Override
    public String toString() {
      return "[" + item + "]";
    }
  }

  record NonNull(TypeReference nullable) implements TypeReference {
    public NonNull {
      if (nullable instanceof NonNull) {
        throw new IllegalArgumentException("Non-null twice: " + nullable);
      }
    }

    @Override
    public String toString() {
      return nullable + "!";
    }
  }

  /** As written, whether or not the named type exists. */
  static TypeReference of(TypeSyntax syntax) {
    return switch (syntax) {
      case TypeSyntax.Named named -> new Named(named.name());
      case TypeSyntax.ListOf list -> new ListOf(of(list.item()));
      case TypeSyntax.NonNull nonNull -> new NonNull(of(nonNull.nullable()));
    };
  }

  /** The name inside all wrappers. */
  default String namedType() {
    return switch (this) {
      case Named named -> named.name();
      case ListOf list -> list.item().namedType();
      case NonNull nonNull -> nonNull.nullable().namedType();
    };
  }
}
