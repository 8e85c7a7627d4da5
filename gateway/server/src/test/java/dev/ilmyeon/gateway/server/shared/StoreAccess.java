package dev.ilmyeon.gateway.server.shared;

import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.wire.Network;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** What only this package may do with a store, for tests of others. */
public final class StoreAccess {

  private StoreAccess() {}

  public static SharedStore open(
      SharedProperties properties, Network network, MeterRegistry meters) {
    return new SharedStore(properties, properties.url(), network, meters);
  }

  public static void awaitUp(SharedStore store) {
    awaitState(store, true);
  }

  public static void awaitLost(SharedStore store) {
    awaitState(store, false);
  }

  private static void awaitState(SharedStore store, boolean up) {
    await().atMost(Duration.ofSeconds(60)).until(() -> store.status().up() == up);
  }
}
