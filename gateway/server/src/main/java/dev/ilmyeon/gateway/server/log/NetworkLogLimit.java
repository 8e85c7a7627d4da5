package dev.ilmyeon.gateway.server.log;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.filter.Filter;
import ch.qos.logback.core.spi.FilterReply;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * Lets what each class of Netty and Reactor Netty says pass once in ten seconds. They log, some
 * with a stack, what a client does: a stream that it spoils, a head that cannot be read. A client
 * can do that as often as it likes, and must not fill the disk.
 *
 * <p>Asked by the appenders, so for what is really logged only.
 */
final class NetworkLogLimit extends Filter<ILoggingEvent> {

  private static final long QUIET = Duration.ofSeconds(10).toNanos();

  private final LongSupplier clock;
  private final Map<String, Long> silentUntil = new ConcurrentHashMap<>();

  /** {@code clock}: in nanoseconds. */
  NetworkLogLimit(LongSupplier clock) {
    this.clock = clock;
  }

  @Override
  public FilterReply decide(ILoggingEvent event) {
    String logger = event.getLoggerName();
    return !isOfTheNetwork(logger) || mayPass(logger) ? FilterReply.NEUTRAL : FilterReply.DENY;
  }

  private static boolean isOfTheNetwork(String logger) {
    return logger.startsWith("io.netty.") || logger.startsWith("reactor.netty.");
  }

  private boolean mayPass(String logger) {
    long now = clock.getAsLong();
    Long until = silentUntil.get(logger);
    return until == null
        ? silentUntil.putIfAbsent(logger, now + QUIET) == null
        : now - until >= 0 && silentUntil.replace(logger, until, now + QUIET);
  }
}
