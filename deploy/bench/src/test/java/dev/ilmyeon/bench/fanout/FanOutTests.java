package dev.ilmyeon.bench.fanout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The clients and the subgraph of the measurement, with no gateway in between. */
class FanOutTests {

  @Test
  void countsWhatEachClientIsTold() throws IOException {
    try (EventSource source = new EventSource(0);
        Subscribers clients =
            new Subscribers(
                URI.create("ws://127.0.0.1:%d%s".formatted(source.port(), EventSource.PATH)))) {
      List<Subscriber> opened = clients.open(3);
      opened.forEach(Subscriber::subscribe);
      await().until(() -> source.subscriptions() == 3);
      clients.begin(5);
      var telling = source.tell(100);
      await().until(() -> source.sent() >= 20);
      telling.cancel(false);

      await().until(() -> clients.found().events() == 3 * (source.sent() - 5));
      assertThat(clients.found().missed()).isZero();
      assertThat(clients.found().latencies().max()).isPositive();
      assertThat(opened).allSatisfy(client -> assertThat(client.end()).isNull());
    }
  }

  @Test
  void saysWhichClientsWereCutOff() throws IOException {
    EventSource source = new EventSource(0);
    URI url = URI.create("ws://127.0.0.1:%d%s".formatted(source.port(), EventSource.PATH));
    try (Subscribers clients = new Subscribers(url)) {
      Subscriber client = clients.open(1).getFirst();
      source.close();

      await().until(() -> "closed".equals(client.end()));
    }
  }

  @Test
  void knowsItsOptions() {
    FanOutOptions options = FanOutOptions.parse(List.of("--clients=7", "--seconds=3"));

    assertThat(options.clients()).isEqualTo(7);
    assertThat(options.idle()).isEqualTo(5_000);
    assertThat(options.time()).isEqualTo(Duration.ofSeconds(3));
    assertThatThrownBy(() -> FanOutOptions.parse(List.of("--client=7")))
        .hasMessageContaining("--client=7");
    assertThatThrownBy(() -> FanOutOptions.parse(List.of("--clients=x")))
        .hasMessageContaining("not a number");
  }
}
