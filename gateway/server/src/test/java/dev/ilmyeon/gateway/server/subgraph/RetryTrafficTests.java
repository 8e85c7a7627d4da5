package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * How much more a subgraph in trouble is asked because of second tries, where no circuit breaker
 * spares it: at most a fifth, and ten. {@code -Dretries.queries=100000} asks so often and tells.
 */
class RetryTrafficTests {

  private static final long QUERIES = Long.getLong("retries.queries", 0);

  private static final long ENOUGH = QUERIES == 0 ? 500 : QUERIES;

  /** See {@link RetryBudget}. */
  private static final long RESERVE = 10;

  enum Trouble {
    DROPS_EACH(_ -> Answer.drop()),
    DROPS_EVERY_OTHER(count -> count % 2 == 0 ? Answer.drop() : Answer.json("{\"data\":{}}")),
    UNAVAILABLE(_ -> Answer.status(503)),
    UNAVAILABLE_ONCE_IN_TEN(
        count -> count % 10 == 0 ? Answer.status(503) : Answer.json("{\"data\":{}}"));

    private final LongFunction<Answer> answers;

    Trouble(LongFunction<Answer> answers) {
      this.answers = answers;
    }
  }

  @ParameterizedTest
  @EnumSource
  void isAFifthAtMost(Trouble trouble) {
    AtomicLong asked = new AtomicLong();
    try (StandInServer server =
            StandInServer.start()
                .forgetful()
                .answers(_ -> trouble.answers.apply(asked.incrementAndGet()));
        TransportFixture fixture =
            new TransportFixture(
                server.url("/graphql").toString(),
                "breaker.minimum-calls=1000000000",
                "retry.pause=1ms")) {
      for (long i = 0; i < ENOUGH; i++) {
        fixture.query().untilOver();
      }
    }

    if (QUERIES > 0) {
      System.out.printf(
          "%s: %d queries, %d requests, %.3f times as many%n",
          trouble, QUERIES, asked.get(), (double) asked.get() / QUERIES);
    }
    assertThat(asked.get()).isBetween(ENOUGH, ENOUGH + ENOUGH / 5 + RESERVE);
  }
}
