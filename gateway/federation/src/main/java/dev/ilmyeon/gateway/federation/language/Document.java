package dev.ilmyeon.gateway.federation.language;

import java.util.List;

/** A parsed text: operations and fragments, or a type system, or both. */
public record Document(Source source, List<Definition> definitions) {

  public Document {
    definitions = List.copyOf(definitions);
  }
}
