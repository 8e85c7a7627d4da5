package dev.ilmyeon.gateway.server.observation;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is told of operations.
 *
 * @param operations as many names of operations are measured each alone, those that come first; the
 *     rest is {@code other}
 * @param clients likewise names of clients
 * @param slowOperation queries and mutations that take longer are logged, a few in a second; 0 for
 *     none
 */
@ConfigurationProperties("ilmyeon.gateway.observation")
public record ObservationProperties(
    @DefaultValue("100") int operations,
    @DefaultValue("20") int clients,
    @DefaultValue("500ms") Duration slowOperation) {

  public ObservationProperties {
    Bounds.atLeast("operations", 0, operations);
    Bounds.atLeast("clients", 0, clients);
    Bounds.atLeast("slow-operation", Duration.ZERO, slowOperation);
  }
}
