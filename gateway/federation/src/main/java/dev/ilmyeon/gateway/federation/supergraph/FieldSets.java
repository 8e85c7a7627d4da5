package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.language.SyntaxException;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.selection.FieldSetReader;
import dev.ilmyeon.gateway.federation.selection.SelectionException;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;

/** Field sets of join directives, with errors that name the directive's line. */
final class FieldSets {

  private final FieldSetReader reader;

  FieldSets(Schema schema) {
    this.reader = new FieldSetReader(schema);
  }

  SelectionSet read(
      CompositeType parent, String fieldSet, String argument, JoinDirective directive) {
    try {
      return reader.read(parent, fieldSet);
    } catch (SelectionException | SyntaxException e) {
      throw directive.error(
          "expected %s of @%s to be fields of %s, found \"%s\": %s"
              .formatted(
                  argument, directive.directive().name(), parent.name(), fieldSet, e.getMessage()));
    }
  }
}
