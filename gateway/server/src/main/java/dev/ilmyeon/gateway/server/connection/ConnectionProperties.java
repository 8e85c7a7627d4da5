package dev.ilmyeon.gateway.server.connection;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param max connections of clients at once; one more is closed as soon as it is open
 * @param headTimeout how long the head of a request, or a frame of a WebSocket, may take from its
 *     first byte on
 * @param stalled how long a client may take nothing of what waits for it
 * @param drain how long a gateway that stops goes on answering, not ready any more
 */
@ConfigurationProperties(value = "ilmyeon.gateway.connections", ignoreUnknownFields = false)
public record ConnectionProperties(
    @DefaultValue("20000") int max,
    @DefaultValue("10s") Duration headTimeout,
    @DefaultValue("15s") Duration stalled,
    @DefaultValue("0s") Duration drain) {

  public ConnectionProperties {
    Bounds.atLeast("max", 1, max);
    Bounds.positive("head-timeout", headTimeout);
    Bounds.positive("stalled", stalled);
    Bounds.atLeast("drain", Duration.ZERO, drain);
  }
}
