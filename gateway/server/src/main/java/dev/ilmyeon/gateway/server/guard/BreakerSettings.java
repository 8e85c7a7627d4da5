package dev.ilmyeon.gateway.server.guard;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A circuit breaker over a sliding window of time.
 *
 * @param window how far back calls are counted; whole seconds
 * @param minimumCalls fewer calls in the window say nothing
 * @param failureRate percent of failed calls that opens it
 * @param slowCall a call that takes longer is slow
 * @param slowRate percent of slow calls that opens it
 * @param open how long it stays open before it tries again
 * @param trials calls let through then, whose outcome closes it or opens it again
 */
public record BreakerSettings(
    @DefaultValue("10s") @DurationMin(seconds = 1) Duration window,
    @DefaultValue("20") @Min(1) int minimumCalls,
    @DefaultValue("50") @Min(1) @Max(100) int failureRate,
    @DefaultValue("500ms") @DurationMin(millis = 1) Duration slowCall,
    @DefaultValue("60") @Min(1) @Max(100) int slowRate,
    @DefaultValue("5s") @DurationMin(millis = 1) Duration open,
    @DefaultValue("5") @Min(1) int trials) {}
