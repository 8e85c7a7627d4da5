package dev.ilmyeon.gateway.server.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.Objects;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;

/** What is different from general {@link BreakerSettings}: null is as there. */
public record BreakerOverride(
    @Nullable @DurationMin(seconds = 1) Duration window,
    @Nullable @Min(1) Integer minimumCalls,
    @Nullable @Min(1) @Max(100) Integer failureRate,
    @Nullable @DurationMin(millis = 1) Duration slowCall,
    @Nullable @Min(1) @Max(100) Integer slowRate,
    @Nullable @DurationMin(millis = 1) Duration open,
    @Nullable @Min(1) Integer trials) {

  public BreakerSettings over(BreakerSettings base) {
    return new BreakerSettings(
        Objects.requireNonNullElse(window, base.window()),
        Objects.requireNonNullElse(minimumCalls, base.minimumCalls()),
        Objects.requireNonNullElse(failureRate, base.failureRate()),
        Objects.requireNonNullElse(slowCall, base.slowCall()),
        Objects.requireNonNullElse(slowRate, base.slowRate()),
        Objects.requireNonNullElse(open, base.open()),
        Objects.requireNonNullElse(trials, base.trials()));
  }
}
