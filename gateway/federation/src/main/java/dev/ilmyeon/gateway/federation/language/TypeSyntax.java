package dev.ilmyeon.gateway.federation.language;

/** A type reference as written: {@code [Article!]!}. */
public sealed interface TypeSyntax {

  /** Where it starts. */
  int at();

  record Named(String name, int at) implements TypeSyntax {
    @Override
    public String toString() {
      return name;
    }
  }

  record ListOf(TypeSyntax item, int at) implements TypeSyntax {
    @Override
    public String toString() {
      return "[" + item + "]";
    }
  }

  record NonNull(TypeSyntax nullable) implements TypeSyntax {
    @Override
    public int at() {
      return nullable.at();
    }

    @Override
    public String toString() {
      return nullable + "!";
    }
  }
}
