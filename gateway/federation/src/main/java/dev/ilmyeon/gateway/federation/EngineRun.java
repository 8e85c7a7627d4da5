package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.GraphQlRequest.PlanDisclosure;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.federation.execute.PlanRun;
import dev.ilmyeon.gateway.federation.introspection.SchemaAnswers;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.ValidOperation;
import dev.ilmyeon.gateway.federation.request.TracedContext;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One request on its way through the stages. */
final class EngineRun implements PlanRun.Listener {

  private final PreparedOperation operation;
  private final Map<String, Object> extensions;
  private final @Nullable SchemaAnswers schema;
  private final @Nullable String traceId;
  private final Recipient recipient;
  private final AnswersPolicy answers = new AnswersPolicy();

  private EngineRun(
      PreparedOperation operation,
      Map<String, Object> extensions,
      @Nullable SchemaAnswers schema,
      @Nullable String traceId,
      Recipient recipient) {
    this.operation = operation;
    this.extensions = extensions;
    this.schema = schema;
    this.traceId = traceId;
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
    accepted.requireIntrospection(options);
    SchemaAnswers schema = accepted.schema(generation);
    EngineRun run =
        new EngineRun(
            operation,
            PlanExtension.told(request, operation.plan()),
            schema,
            TracedContext.of(context),
            recipient);
    return accepted.start(context, schema, generation, options, listener, run);
  }

  @Override
  public void answered(@Nullable String cacheControl, int age) {
    answers.add(cacheControl, age);
  }

  @Override
  public void finished(MergedResponse merged, ResponseErrors errors) {
    errors.trace(traceId);
    JsonWriter body = operation.projection().body(merged, errors, extensions, schema);
    merged.release();
    recipient.take(
        new GraphQlResponse(
            Outcome.EXECUTED, body, !errors.isEmpty(), answers.with(operation.caching())));
  }

  @Override
  public void broke(Throwable cause) {
    recipient.broke(cause);
  }
}
