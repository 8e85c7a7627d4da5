package dev.ilmyeon.media.delivery;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ChannelFuture;
import java.util.concurrent.TimeUnit;

/**
 * Counts and times what is served the short way. The timer is the one in which Spring has all other
 * requests ({@code ServerHttpObservationDocumentation}), under the very tags that the usual way to
 * the same renditions has: who is on call sees one service. There are two kinds of such answers, so
 * both are looked up once.
 */
final class HotMeters {

  private static final String ROUTE = "/media/images/{id}/{version}/{name}";

  /** Of an answer whose client went away, as Spring says it. */
  private static final String ABORTED = "UNKNOWN";

  private final Counter served;
  private final Timer sent;
  private final Timer aborted;

  HotMeters(MeterRegistry meters) {
    this.served =
        Counter.builder("ilmyeon.media.renditions.hot")
            .description("Renditions served the short way; http.server.requests has them too")
            .register(meters);
    this.sent = timer(meters, "200", "SUCCESS");
    this.aborted = timer(meters, ABORTED, ABORTED);
  }

  private static Timer timer(MeterRegistry meters, String status, String outcome) {
    return Timer.builder("http.server.requests")
        .tags("method", "GET", "uri", ROUTE, "status", status, "outcome", outcome)
        .tags("exception", "none", "error", "none")
        .register(meters);
  }

  /**
   * An answer is on its way.
   *
   * @param start when its request was decoded, by {@link System#nanoTime}
   */
  void follow(ChannelFuture answer, long start) {
    served.increment();
    answer.addListener(_ ->
        (answer.isSuccess() ? sent : aborted)
            .record(System.nanoTime() - start, TimeUnit.NANOSECONDS));
  }
}
