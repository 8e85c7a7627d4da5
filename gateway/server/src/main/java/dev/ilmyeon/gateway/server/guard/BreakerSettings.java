package dev.ilmyeon.gateway.server.guard;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * A circuit breaker over a sliding window of time. It opens when of the calls that ended within it
 * too many failed, or too many were slow: two counts, of which one is enough. It opens as well when
 * for {@code allBad} every call failed or was slow, and at least {@code trials} were, however many
 * good ones the window still remembers from before.
 *
 * <p>A slow call is one that took longer than {@code slowCall}, however it ended: a good answer
 * that came late is slow, a time-out is slow and failed. So a server that still answers, but holds
 * up all who ask it, is spared before it times out. Measured is one try: of a subgraph from asking
 * to the end of its answer, of a route to the beginning of the response; neither a second try nor
 * the pause before it counts. What says nothing about the server (a client that hung up, this
 * side's own limits) is in neither count, however long it took.
 *
 * @param window how far back calls are counted; whole seconds
 * @param minimumCalls fewer calls in the window say nothing
 * @param failureRate percent of failed calls that opens it
 * @param slowCall a call that takes longer is slow; above the time-out there is no slow success
 * @param slowRate percent of slow calls that opens it
 * @param allBad for how long nothing good may come
 * @param open how long it stays open, the first time, before it tries again
 * @param openAgain how long it stays open when what it tried was bad: shorter than {@code open} by
 *     what trials take, so that trials begin at least each {@code open}
 * @param trials calls let through then, whose outcome closes it or opens it again
 */
public record BreakerSettings(
    @DefaultValue("10s") Duration window,
    @DefaultValue("20") int minimumCalls,
    @DefaultValue("50") int failureRate,
    @DefaultValue("500ms") Duration slowCall,
    @DefaultValue("60") int slowRate,
    @DefaultValue("1s") Duration allBad,
    @DefaultValue("5s") Duration open,
    @DefaultValue("3700ms") Duration openAgain,
    @DefaultValue("5") int trials) {

  public BreakerSettings {
    Bounds.atLeast("breaker.window", Duration.ofSeconds(1), window);
    Bounds.atLeast("breaker.minimum-calls", 1, minimumCalls);
    Bounds.between("breaker.failure-rate", 1, 100, failureRate);
    Bounds.positive("breaker.slow-call", slowCall);
    Bounds.between("breaker.slow-rate", 1, 100, slowRate);
    Bounds.positive("breaker.all-bad", allBad);
    Bounds.positive("breaker.open", open);
    Bounds.positive("breaker.open-again", openAgain);
    Bounds.atLeast("breaker.trials", 1, trials);
  }
}
