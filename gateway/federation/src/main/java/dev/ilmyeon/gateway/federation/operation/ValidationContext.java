package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.RequestException;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SyntaxException;
import dev.ilmyeon.gateway.federation.schema.Schema;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** What the rules share: the document, the schema, and the errors so far. */
final class ValidationContext {

  /** As many as graphql-js reports before it gives up. */
  private static final int MAX_ERRORS = 100;

  private final Schema schema;
  private final Document document;
  private final Map<String, Fragment> fragments;
  private final List<GraphQlError> errors = new ArrayList<>();

  /** Of fragments of one name the first. */
  ValidationContext(Schema schema, Document document, Map<String, Fragment> fragments) {
    this.schema = schema;
    this.document = document;
    this.fragments = fragments;
  }

  Schema schema() {
    return schema;
  }

  Document document() {
    return document;
  }

  Map<String, Fragment> fragments() {
    return fragments;
  }

  /** An error at these places of the text. */
  void report(String message, int... offsets) {
    report(message, Arrays.stream(offsets).mapToObj(document.source()::location).toList());
  }

  void report(String message, List<SourceLocation> locations) {
    errors.add(GraphQlError.ofRequest(SyntaxException.VALIDATION_FAILED, message, locations));
    if (errors.size() >= MAX_ERRORS) {
      throwIfAny();
    }
  }

  void throwIfAny() {
    if (!errors.isEmpty()) {
      throw new RequestException(errors);
    }
  }
}
