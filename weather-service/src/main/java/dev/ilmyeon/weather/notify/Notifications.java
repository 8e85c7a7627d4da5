package dev.ilmyeon.weather.notify;

import io.r2dbc.postgresql.PostgresqlConnectionFactory;
import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.postgresql.api.PostgresqlConnection;
import io.r2dbc.spi.ConnectionFactoryOptions;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * What is said on channels of the database, to whoever listens now. One connection for all of an
 * instance's listeners, apart from the pool, open as long as there is one of them; when it breaks
 * another is opened. What was said meanwhile is lost, but that it may have been is not ({@link
 * #look}); nor is it believed for long that a silent connection is well.
 */
public final class Notifications {

  private static final Logger log = LoggerFactory.getLogger(Notifications.class);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);
  private static final Duration CONNECT = Duration.ofSeconds(2);

  /** A connection whose network is gone stays silent for hours. */
  private static final Duration LOOK_ANYWAY = Duration.ofMinutes(1);

  private sealed interface Event {}

  /** A connection listens from now on. */
  private record Listening() implements Event {}

  private record Said(String channel) implements Event {}

  private final Flux<Event> all;

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

  /**
   * What looks bring, one look after the other, without an end: the first now, another after
   * something was said on the channel, after a connection listens again, for what was said in
   * between, and every minute. Who looks in a table for what is new so misses nothing.
   */
  public <T> Flux<T> look(String channel, Flux<T> look) {
    Flux<Event> reasons =
        all.filter(event ->
            switch (event) {
              case Listening _ -> true;
              case Said said -> said.channel().equals(channel);
            });
    return Flux.merge(reasons, Flux.interval(Duration.ZERO, LOOK_ANYWAY))
        .onBackpressureLatest()
        .concatMap(_ -> look, 0);
  }

  /** Says that it listens when it hears already, so that nothing falls in between. */
  private static Flux<Event> listen(PostgresqlConnection connection, String statement) {
    return connection
        .createStatement(statement)
        .execute()
        .flatMap(result -> result.getRowsUpdated())
        .thenMany(
            Flux.<Event>merge(
                connection.getNotifications().map(said -> new Said(said.getName())),
                Mono.just(new Listening())));
  }
}
