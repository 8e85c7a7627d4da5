package dev.ilmyeon.gateway.server.subscription;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How clients subscribe.
 *
 * @param share whether equal subscriptions of clients that may see the same are one
 * @param initTimeout a WebSocket says {@code connection_init} within
 * @param maxMessage a longer message closes a WebSocket
 * @param maxPerConnection operations under way at once on a WebSocket or event stream
 * @param maxConnections WebSockets, and event streams, at once
 * @param keepAlive between pings on a WebSocket, and comments on an event stream; who answers none
 *     of two pings is cut off
 * @param slowLimit who takes nothing for so long while something waits is cut off
 * @param lookAgain how often it is looked at whether credentials that were shown are still good
 * @param allowedOrigins other origins than the gateway's own whose pages may open WebSockets;
 *     {@code *} for all
 */
@ConfigurationProperties(value = "ilmyeon.gateway.subscriptions", ignoreUnknownFields = false)
public record SubscriptionProperties(
    @DefaultValue("true") boolean share,
    @DefaultValue("5s") Duration initTimeout,
    @DefaultValue("64KB") DataSize maxMessage,
    @DefaultValue("50") int maxPerConnection,
    @DefaultValue("10000") int maxConnections,
    @DefaultValue("12s") Duration keepAlive,
    @DefaultValue("10s") Duration slowLimit,
    @DefaultValue("30s") Duration lookAgain,
    @DefaultValue List<String> allowedOrigins) {

  public SubscriptionProperties {
    Bounds.positive("init-timeout", initTimeout);
    Bounds.between("max-message", 1, 16 * 1024 * 1024, maxMessage.toBytes());
    Bounds.atLeast("max-per-connection", 1, maxPerConnection);
    Bounds.atLeast("max-connections", 1, maxConnections);
    Bounds.positive("keep-alive", keepAlive);
    Bounds.positive("slow-limit", slowLimit);
    Bounds.positive("look-again", lookAgain);
    allowedOrigins = List.copyOf(allowedOrigins);
  }
}
