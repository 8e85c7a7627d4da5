package dev.ilmyeon.bench.gateway;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where and on what a gateway is started.
 *
 * @param cpus as taskset reads them
 * @param supergraph a file, with the subgraphs' addresses
 * @param schemas a folder of the subgraphs' own schemas, for gateways that compose themselves
 * @param work a folder for what it writes
 */
public record Launch(
    String cpus,
    int port,
    Path supergraph,
    Path schemas,
    String subgraphs,
    String forwardedHeader,
    Path work,
    Path checkout) {

  /** What a start has to do with faster starts. */
  public enum Training {
    /** It may leave something that makes the next ones faster. */
    ON,
    /** It uses what another one left. */
    OFF,
    /** It does not even that. */
    NONE
  }

  Map<String, String> environment(String sharing, Training training) {
    return Map.of(
        "PORT", Integer.toString(port),
        "SUPERGRAPH", supergraph.toString(),
        "SUBGRAPHS", subgraphs,
        "SUBGRAPH_SDL", schemas.toString(),
        "SHARING", sharing,
        "FORWARD_HEADER", forwardedHeader,
        "TRAINING", training.name().toLowerCase(Locale.ROOT),
        "WORK", work.toString(),
        "CHECKOUT", checkout.toString(),
        "JAVA_HOME", System.getProperty("java.home"));
  }
}
