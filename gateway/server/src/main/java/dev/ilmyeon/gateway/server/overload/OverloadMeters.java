package dev.ilmyeon.gateway.server.overload;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import io.micrometer.core.instrument.Timer;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;

/**
 * {@code ilmyeon.gateway.overload.limit} and {@code .under-way}: operations at once that are taken,
 * and that there are; {@code .refused}: those for which there was no room, by {@code class}; {@code
 * .delay}: how long work waits for its turn; {@code .round}: how long an event loop listens to
 * nobody, while operations wait, so that a refusal waits no longer.
 */
final class OverloadMeters {

  private OverloadMeters() {}

  static void register(Overload overload, List<PriorityClass> classes, MeterRegistry registry) {
    Gauge.builder("ilmyeon.gateway.overload.limit", overload, Overload::limit)
        .description("Operations at once that are taken")
        .register(registry);
    Gauge.builder("ilmyeon.gateway.overload.under-way", overload, Overload::underWay)
        .description("Operations under way")
        .register(registry);
    TimeGauge.builder(
            "ilmyeon.gateway.overload.delay", overload, TimeUnit.NANOSECONDS, Overload::delay)
        .description("How long work waits for its turn")
        .register(registry);
    Stream.concat(classes.stream(), Stream.of(PriorityClass.FRONT_PAGE))
        .forEach(each ->
            FunctionCounter.builder(
                    "ilmyeon.gateway.overload.refused", overload, all -> all.refused(each))
                .description("Operations refused because there were too many")
                .tag("class", each.name())
                .register(registry));
  }

  static LongConsumer rounds(MeterRegistry registry) {
    Timer timer =
        Timer.builder("ilmyeon.gateway.overload.round")
            .description("How long an event loop listens to nobody, while operations wait")
            .register(registry);
    return nanos -> timer.record(nanos, TimeUnit.NANOSECONDS);
  }
}
