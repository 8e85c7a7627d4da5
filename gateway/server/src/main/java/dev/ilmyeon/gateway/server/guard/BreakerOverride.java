package dev.ilmyeon.gateway.server.guard;

import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different from general {@link BreakerSettings}: null is as there. */
public record BreakerOverride(
    @Nullable Duration window,
    @Nullable Integer minimumCalls,
    @Nullable Integer failureRate,
    @Nullable Duration slowCall,
    @Nullable Integer slowRate,
    @Nullable Duration allBad,
    @Nullable Duration open,
    @Nullable Duration openAgain,
    @Nullable Integer trials) {

  public BreakerSettings over(BreakerSettings base) {
    return new BreakerSettings(
        Objects.requireNonNullElse(window, base.window()),
        Objects.requireNonNullElse(minimumCalls, base.minimumCalls()),
        Objects.requireNonNullElse(failureRate, base.failureRate()),
        Objects.requireNonNullElse(slowCall, base.slowCall()),
        Objects.requireNonNullElse(slowRate, base.slowRate()),
        Objects.requireNonNullElse(allBad, base.allBad()),
        Objects.requireNonNullElse(open, base.open()),
        Objects.requireNonNullElse(openAgain, base.openAgain()),
        Objects.requireNonNullElse(trials, base.trials()));
  }
}
