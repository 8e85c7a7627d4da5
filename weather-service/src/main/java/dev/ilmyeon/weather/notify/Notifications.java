package dev.ilmyeon.weather.notify;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.api.Notification;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.BufferOverflowStrategy;
import reactor.core.publisher.Flux;
import reactor.util.retry.Retry;

/**
 * What is said on channels of the database, to whoever listens now. One connection for all of an
 * instance's listeners, apart from the pool, open as long as there is one of them; when it breaks
 * another is opened, and what was said meanwhile is lost.
 */
public final class Notifications {

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);

  /** As many wait for a listener that is slow; of more it misses the oldest. */
  private static final int WAITING = 64;

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final Flux<Notification> all;

  Notifications(ConnectionFactoryOptions database, List<String> channels) {
    PostgresqlConnectionFactory connections =
        new PostgresqlConnectionFactory(
            PostgresqlConnectionFactoryProvider.builder(database)
                .connectTimeout(CONNECT)
                .tcpKeepAlive(true)
                .build());
    String listen = String.join("; ", channels.stream().map("LISTEN %s"::formatted).toList());
    this.all =
        Flux.usingWhen(
                connections.create(),
                connection -> listen(connection, listen),
                PostgresqlConnection::close)
            .repeatWhen(ends -> ends.delayElements(FIRST_PAUSE))
            .retryWhen(
                Retry.backoff(Long.MAX_VALUE, FIRST_PAUSE)
                    .maxBackoff(LONGEST_PAUSE)
                    .transientErrors(true)
                    .doBeforeRetry(signal ->
                        log.warn(
                            "Notifications of the database broke off: {}",
                            signal.failure().toString())))
            .share();
  }

  /** What is said on a channel from now on, without an end. */
  public Flux<String> of(String channel) {
    return all.filter(notification -> notification.getName().equals(channel))
        .mapNotNull(Notification::getParameter)
        .onBackpressureBuffer(WAITING, BufferOverflowStrategy.DROP_OLDEST);
  }

  private static Flux<Notification> listen(PostgresqlConnection connection, String statement) {
    return connection
        .createStatement(statement)
        .execute()
        .flatMap(result -> result.getRowsUpdated())
        .thenMany(connection.getNotifications());
  }
}
