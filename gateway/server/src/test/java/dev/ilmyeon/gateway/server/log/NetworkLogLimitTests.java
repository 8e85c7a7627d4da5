package dev.ilmyeon.gateway.server.log;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import dev.ilmyeon.gateway.server.fixture.GatewayTest;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** Also that the gateway has it in its log. */
@GatewayTest
class NetworkLogLimitTests {

  private final LoggerContext context = new LoggerContext();
  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  private long now;

  private Logger logger(String name) {
    if (!log.isStarted()) {
      log.addFilter(new NetworkLogLimit(() -> now));
      log.start();
      context.getLogger(Logger.ROOT_LOGGER_NAME).addAppender(log);
    }
    return context.getLogger(name);
  }

  @Test
  void hearsOfEachClassOnceInTenSeconds() {
    Logger spoilt = logger("io.netty.channel.DefaultChannelPipeline");
    for (int i = 0; i < 1000; i++) {
      spoilt.warn("a stream", new IllegalStateException());
      logger("reactor.netty.http.server.HttpServerOperations").warn("a head");
      now += Duration.ofMillis(1).toNanos();
    }
    assertThat(log.list).hasSize(2);

    now += Duration.ofSeconds(10).toNanos();
    spoilt.warn("another stream");

    assertThat(log.list).hasSize(3);
  }

  @Test
  void leavesTheGatewaysOwnWordsAlone() {
    for (int i = 0; i < 10; i++) {
      logger("dev.ilmyeon.gateway.server.Something").warn("a word");
    }

    assertThat(log.list).hasSize(10);
  }

  @Test
  void isWhereTheGatewayLogs() {
    Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);

    assertThat(root.iteratorForAppenders())
        .toIterable()
        .isNotEmpty()
        .allSatisfy(appender ->
            assertThat(appender.getCopyOfAttachedFiltersList())
                .hasAtLeastOneElementOfType(NetworkLogLimit.class));
  }
}
