package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a subgraph is subscribed at ({@code ilmyeon.gateway.subgraph-defaults.subscription}).
 *
 * @param protocol what the subgraph speaks
 * @param path of the subgraph's URL; null for the same
 * @param connectionInit payload of the WebSocket's first message; nothing if empty
 * @param ackTimeout for the WebSocket's opening and its acknowledgement, from connecting on
 * @param pingInterval between pings on a WebSocket; zero for none
 * @param maxSilence a subgraph that sends nothing for so long, no pong or comment either, is given
 *     up; null for three pings on a WebSocket, and for never with SSE, since not every server sends
 *     comments
 * @param maxEvent an event that is larger ends its subscription
 * @param maxActive subscriptions at once; more are refused
 */
public record SubscriptionSettings(
    @DefaultValue("websocket") Protocol protocol,
    @Nullable String path,
    @DefaultValue Map<String, String> connectionInit,
    @DefaultValue("5s") Duration ackTimeout,
    @DefaultValue("10s") Duration pingInterval,
    @Nullable Duration maxSilence,
    @DefaultValue("1MB") DataSize maxEvent,
    @DefaultValue("1000") int maxActive) {

  private static final int PINGS_UNANSWERED = 3;

  public SubscriptionSettings {
    connectionInit = Map.copyOf(connectionInit);
    if (path != null && !path.startsWith("/")) {
      throw new IllegalArgumentException(
          "subscription.path has to be an absolute path, not " + path);
    }
    Bounds.positive("subscription.ack-timeout", ackTimeout);
    Bounds.atLeast("subscription.ping-interval", Duration.ZERO, pingInterval);
    if (maxSilence != null) {
      Bounds.positive("subscription.max-silence", maxSilence);
    }
    Bounds.between("subscription.max-event", 1, Integer.MAX_VALUE, maxEvent.toBytes());
    Bounds.atLeast("subscription.max-active", 1, maxActive);
  }

  /** What a subgraph speaks. */
  public enum Protocol {
    /** graphql-transport-ws. */
    WEBSOCKET,
    /** graphql-sse, in distinct connections mode. */
    SSE
  }

  /** Zero for no limit. */
  public Duration silence() {
    if (maxSilence != null) {
      return maxSilence;
    }
    return protocol == Protocol.WEBSOCKET
        ? pingInterval.multipliedBy(PINGS_UNANSWERED)
        : Duration.ZERO;
  }
}
