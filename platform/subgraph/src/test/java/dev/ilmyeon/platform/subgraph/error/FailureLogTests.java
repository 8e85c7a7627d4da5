package dev.ilmyeon.platform.subgraph.error;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import graphql.execution.ResultPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class FailureLogTests {

  private final Logger logger = (Logger) LoggerFactory.getLogger(FailureLogTests.class);
  private final ListAppender<ILoggingEvent> told = new ListAppender<>();
  private final AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
  private final FailureLog failures = new FailureLog(logger, now::get);

  @BeforeEach
  void listen() {
    logger.setAdditive(false);
    told.start();
    logger.addAppender(told);
  }

  @AfterEach
  void leave() {
    logger.detachAppender(told);
  }

  private void fail(String path, Throwable cause) {
    failures.tell(ResultPath.parse(path), cause);
  }

  private List<String> told() {
    return told.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
  }

  @Test
  void tellsOneOfEachKindInAWhileAndHowManyThereWere() {
    for (int i = 0; i < 100; i++) {
      fail("/cards[" + i + "]/image", new IllegalStateException("gone"));
    }
    fail("/cards[0]/image", new IllegalArgumentException("bad"));
    fail("/cards[0]/title", new IllegalStateException("gone"));
    now.set(Instant.EPOCH.plus(Duration.ofSeconds(10)));
    fail("/cards[7]/image", new IllegalStateException("gone"));

    assertThat(told())
        .containsExactly(
            "/cards[0]/image failed",
            "/cards[0]/image failed",
            "/cards[0]/title failed",
            "/cards[7]/image failed, as it did 99 times since this was last told");
    assertThat(told.list).allSatisfy(event -> assertThat(event.getThrowableProxy()).isNotNull());
  }

  @Test
  void remembersSoManyKindsAndNoMore() {
    for (int i = 0; i < 5_000; i++) {
      fail("/alias" + i, new IllegalStateException("gone"));
    }

    assertThat(told.list).hasSize(1_001);
  }
}
