package dev.ilmyeon.articles.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcConnectionDetails;
import tools.jackson.databind.json.JsonMapper;

/** A second instance's relay, which reaches the database through a proxy. */
class OutboxRelayTests extends ServiceTests {

  private static final Duration DEADLINE = Duration.ofSeconds(30);
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /**
   * The pool's question whether a connection is well is answered in fewer bytes, the relay's in
   * more.
   */
  private static final Fault GONE_IN_THE_MIDDLE = new Fault.Stall(100);

  private static final String RELAYED =
      "SELECT count(*) FROM outbox_event WHERE aggregate = 'hung:1' AND position IS NOT NULL";

  @Autowired private Outbox outbox;
  @Autowired private OutboxStore direct;
  @Autowired private R2dbcConnectionDetails database;
  @Autowired private JsonMapper json;

  @Test
  void givesUpOnAConnectionThatHangsAndGoesOnWithAnother() {
    try (FaultProxy proxy = FaultProxy.before(TestPostgres.database("articles").port());
        OutboxConnections connections = OutboxConnections.over(through(proxy))) {
      OutboxStore store = new OutboxStore(connections.client(), json, PATIENCE);
      OutboxFeed feed = new OutboxFeed(store);
      OutboxRelay relay = new OutboxRelay(store, feed, new ListenNotify(connections.listening()));
      Awaitility.await().atMost(DEADLINE).until(() -> works(relay));
      long start = await(direct.last());

      proxy.fault(GONE_IN_THE_MIDDLE);
      assertThatThrownBy(() -> relay.turn().block(DEADLINE))
          .as("by its own patience, or for want of a connection; not by this test's")
          .isNotInstanceOf(IllegalStateException.class);

      await(outbox.add("hung:1", 1, "TEST_EVENT", Map.of()).thenReturn(true));
      proxy.heal();
      Awaitility.await()
          .atMost(DEADLINE)
          .until(() -> works(relay) && number(RELAYED) == 1 && works(relay));
      assertThat(
              await(feed.after(start).filter(event -> event.aggregate().equals("hung:1")).next())
                  .version())
          .isOne();
    }
  }

  /** A turn, its connection included, may be too slow on a busy machine: then the next is not. */
  private static boolean works(OutboxRelay relay) {
    return Boolean.TRUE.equals(relay.turn().thenReturn(true).onErrorReturn(false).block(DEADLINE));
  }

  private ConnectionFactory through(FaultProxy proxy) {
    return ConnectionFactories.get(
        database
            .getConnectionFactoryOptions()
            .mutate()
            .option(ConnectionFactoryOptions.HOST, "127.0.0.1")
            .option(ConnectionFactoryOptions.PORT, proxy.port())
            .build());
  }
}
