package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.PlannedOperation;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.persisted.DocumentHash;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;
import org.springframework.boot.actuate.endpoint.annotation.Selector;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;

/**
 * {@code /actuator/plans}: the operations that are asked for most and planned, by their documents'
 * hashes; {@code /actuator/plans/HASH} (or its first digits, as logs have them) shows a plan.
 */
@Endpoint(id = "plans")
final class PlansEndpoint {

  private static final int MOST = 100;

  /** To be found by its hash an operation need not be among the first. */
  private static final int ALL = 10_000;

  private final FederationEngine engine;

  PlansEndpoint(FederationEngine engine) {
    this.engine = engine;
  }

  /**
   * An operation.
   *
   * @param fetches how many requests to subgraphs it takes, at least
   */
  record Planned(
      String hash,
      @Nullable String operation,
      OperationKind kind,
      int fetches,
      List<String> subgraphs,
      List<String> deprecated) {

    static Planned of(PlannedOperation planned) {
      return new Planned(
          DocumentHash.of(planned.query()),
          planned.operation().name(),
          planned.operation().kind(),
          planned.plan().fetches().size(),
          planned.plan().fetches().stream()
              .map(fetch -> fetch.subgraph().value())
              .distinct()
              .sorted()
              .toList(),
          planned.operation().deprecated());
    }
  }

  @ReadOperation
  List<Planned> plans() {
    return engine.hottest(MOST).stream().map(Planned::of).toList();
  }

  @ReadOperation(producesFrom = PlanFormat.class)
  WebEndpointResponse<byte[]> plan(PlanFormat format, @Selector String hash) {
    return engine.hottest(ALL).stream()
        .filter(planned -> DocumentHash.of(planned.query()).startsWith(hash))
        .findFirst()
        .map(planned -> new WebEndpointResponse<>(format.plan(planned.plan()), format))
        .orElseGet(() ->
            new WebEndpointResponse<>(
                format.refusal("No operation with this hash is remembered."),
                WebEndpointResponse.STATUS_NOT_FOUND,
                format.getProducedMimeType()));
  }
}
