package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.Set;

/**
 * What is asked.
 *
 * @param kinds of operation that may run this way
 * @param plan whether the response tells how the operation is executed
 */
public record OperationRequest(
    OperationParameters parameters, Set<OperationKind> kinds, PlanDisclosure plan) {

  /** Every kind: which of them runs is decided by how the operation is executed. */
  public static final Set<OperationKind> ANY = Set.of(OperationKind.values());

  /** The same without changes (an HTTP GET must make none). */
  public static final Set<OperationKind> READING =
      Set.of(OperationKind.QUERY, OperationKind.SUBSCRIPTION);

  public OperationRequest {
    kinds = Set.copyOf(kinds);
  }

  /** Of any kind, without a plan. */
  public OperationRequest(OperationParameters parameters) {
    this(parameters, ANY, PlanDisclosure.NONE);
  }
}
