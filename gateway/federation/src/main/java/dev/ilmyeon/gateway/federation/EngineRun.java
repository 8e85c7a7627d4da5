package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.Map;

/** One request on its way through the stages. */
final class EngineRun implements PlanRun.Listener {

  private final PreparedOperation operation;
  private final Map<String, Object> extensions;
  private final Recipient recipient;

  private EngineRun(
      PreparedOperation operation, Map<String, Object> extensions, Recipient recipient) {
    this.operation = operation;
    this.extensions = extensions;
    this.recipient = recipient;
  }

  /**
   * Throws what {@link Accepted} does.
   *
   * @param context for the transport
   * @return cancels it
   */
  static Runnable start(
      GraphQlRequest request,
      ValidOperation valid,
      Object context,
      Generation generation,
      EngineOptions options,
      EngineListener listener,
      Recipient recipient) {
    Accepted accepted = Accepted.of(request, valid, generation);
    PreparedOperation operation = accepted.operation();
    if (request.plan() == PlanDisclosure.ONLY) {
      recipient.take(Unexecuted.planned(operation.plan()));
      return () -> {};
    }
    EngineRun run =
        new EngineRun(operation, PlanExtension.told(request, operation.plan()), recipient);
    return accepted.start(context, generation, options, listener, run);
  }

  @Override
  public void finished(MergedResponse merged, ResponseErrors errors) {
    JsonWriter body = operation.projection().body(merged, errors, extensions);
    merged.release();
    recipient.take(new GraphQlResponse(Outcome.EXECUTED, body));
  }

  @Override
  public void broke(Throwable cause) {
    recipient.broke(cause);
  }
}
