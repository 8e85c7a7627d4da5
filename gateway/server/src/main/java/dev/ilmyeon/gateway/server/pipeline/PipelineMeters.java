package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Answer;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Asked;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;

/**
 * What the stages before the engine do, measured. {@code ilmyeon.gateway.refusals}: what each
 * {@code stage} refuses, by {@code code}. {@code ilmyeon.gateway.named}: operations that clients
 * name, by {@code result}: found, sent (the text was there as well), missing.
 */
final class PipelineMeters {

  private final MeterRegistry registry;
  private final Counter found;
  private final Counter sent;
  private final Counter missing;

  /** In their order. */
  enum Stage {
    /** Who asks. */
    IDENTITY,
    /** Which document is meant. */
    DOCUMENT,
    /** How much the client may use. */
    QUOTA
  }

  PipelineMeters(MeterRegistry registry) {
    this.registry = registry;
    this.found = named("found");
    this.sent = named("sent");
    this.missing = named("missing");
  }

  private Counter named(String result) {
    return Counter.builder("ilmyeon.gateway.named")
        .description("Operations that clients name by a hash or an id")
        .tag("result", result)
        .register(registry);
  }

  /** Codes are the gateway's own words: there are few. */
  void refused(Stage stage, RefusedException refusal) {
    Counter.builder("ilmyeon.gateway.refusals")
        .description("Operations that a stage refuses")
        .tag("stage", stage.name().toLowerCase(Locale.ROOT))
        .tag("code", refusal.code())
        .register(registry)
        .increment();
  }

  void found(Asked asked, Answer answer) {
    Counter counter =
        switch (answer) {
          case Answer.Document _ -> asked.query() == null ? found : sent;
          case Answer.Refusal _ -> missing;
        };
    counter.increment();
  }
}
