package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.supergraph.Look;
import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import dev.ilmyeon.gateway.server.supergraph.SupergraphStatus;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.WriteOperation;

/**
 * {@code POST /actuator/reload} looks now whether the supergraph has changed, and serves the
 * changed one; a bad one changes nothing.
 */
@Endpoint(id = "reload")
final class ReloadEndpoint {

  private final ServedSupergraph supergraph;

  ReloadEndpoint(ServedSupergraph supergraph) {
    this.supergraph = supergraph;
  }

  /** What came of it, and what is served now. */
  record Reload(Look outcome, SupergraphStatus supergraph) {}

  /** A file is taken up when two looks find the same: here at once. */
  @WriteOperation
  Reload reload() {
    Look outcome = supergraph.refresh();
    if (outcome == Look.UNCHANGED) {
      outcome = supergraph.refresh();
    }
    return new Reload(outcome, supergraph.status());
  }
}
