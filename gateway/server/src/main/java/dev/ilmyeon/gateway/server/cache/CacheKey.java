package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What has one answer.
 *
 * @param edition of the supergraph
 * @param question with the headers that subgraphs get as its context, whichever way it came by
 */
record CacheKey(Object edition, GraphQlRequest question) {

  /** Roughly, of what is not text. */
  private static final int OVERHEAD = 400;

  private static final Set<OperationKind> QUERIES = Set.of(OperationKind.QUERY);

  /** {@code request}: its context is a {@link ClientCall}. */
  static CacheKey of(Object edition, GraphQlRequest request) {
    return new CacheKey(
        edition, request.with(((ClientCall) request.context()).forwarded(), QUERIES));
  }

  /** Whether everybody's answer is this one, who has no contract. */
  boolean isPlain() {
    return question.contract() == null && question.context().equals(List.of());
  }

  /** Names and values in turn of the headers that subgraphs get. */
  List<String> forwarded() {
    List<String> forwarded = new ArrayList<>();
    for (Object header : (List<?>) question.context()) {
      if (header instanceof ClientCall.Header(String name, String value)) {
        forwarded.add(name);
        forwarded.add(value);
      }
    }
    return forwarded;
  }

  /** The variables as JSON. */
  String variables() {
    JsonWriter json = new JsonWriter(64);
    json.value(question.variables());
    return new String(json.toByteArray(), StandardCharsets.UTF_8);
  }

  /** Bytes that it takes, roughly. */
  int weight() {
    int variables = question.variables().members().isEmpty() ? 0 : 2 * variables().length();
    return OVERHEAD + 2 * question.query().length() + variables;
  }
}
