package dev.ilmyeon.gateway.server.fuzz;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.slf4j.LoggerFactory;

/** Everything that is logged as an error meanwhile: what failed inside, and buffers that leaked. */
final class Errors extends AppenderBase<ILoggingEvent> implements AutoCloseable {

  private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
  private final List<String> seen = new CopyOnWriteArrayList<>();

  static Errors watch() {
    Errors errors = new Errors();
    errors.setContext(errors.root.getLoggerContext());
    errors.start();
    errors.root.addAppender(errors);
    return errors;
  }

  /** Reactor Netty's way to say that a client has gone while it opened a WebSocket. */
  private static final String GONE = "PrematureChannelClosureException";

  @Override
  protected void append(ILoggingEvent event) {
    IThrowableProxy failure = event.getThrowableProxy();
    boolean gone = failure != null && failure.getClassName().endsWith(GONE);
    if (event.getLevel().isGreaterOrEqual(Level.ERROR) && !gone) {
      seen.add(
          "%s %s"
              .formatted(
                  event.getFormattedMessage(),
                  failure == null ? "" : failure.getClassName() + ": " + failure.getMessage()));
    }
  }

  List<String> seen() {
    return seen;
  }

  @Override
  public void close() {
    root.detachAppender(this);
  }
}
