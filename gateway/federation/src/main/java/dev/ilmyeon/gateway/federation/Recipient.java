package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.execute.Flights;
import java.util.List;
import java.util.function.Supplier;
import reactor.core.publisher.MonoSink;

/** Where the one response of a run goes. */
interface Recipient {

  void take(GraphQlResponse response);

  /** The engine failed; a bug. */
  void broke(Throwable cause);

  /** One client. */
  static Recipient of(MonoSink<GraphQlResponse> client) {
    return new Recipient() {
      @Override
      public void take(GraphQlResponse response) {
        client.success(response);
      }

      @Override
      public void broke(Throwable cause) {
        client.error(cause);
      }
    };
  }

  /** All who have asked the same until there is a response; each gets bytes that nobody reuses. */
  static Recipient ofAll(Supplier<List<MonoSink<GraphQlResponse>>> landing) {
    return new Recipient() {
      @Override
      public void take(GraphQlResponse response) {
        List<MonoSink<GraphQlResponse>> clients = landing.get();
        if (clients.size() == 1) {
          clients.getFirst().success(response);
          return;
        }
        byte[] body = response.body();
        response.release();
        Flights.tell(clients, client -> client.success(response.with(body)));
      }

      @Override
      public void broke(Throwable cause) {
        Flights.tell(landing.get(), client -> client.error(cause));
      }
    };
  }
}
