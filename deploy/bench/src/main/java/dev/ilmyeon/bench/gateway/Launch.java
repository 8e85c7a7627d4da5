package dev.ilmyeon.bench.gateway;

import java.nio.file.Path;
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

  Map<String, String> environment(String sharing, boolean training) {
    return Map.of(
        "PORT", Integer.toString(port),
        "SUPERGRAPH", supergraph.toString(),
        "SUBGRAPHS", subgraphs,
        "SUBGRAPH_SDL", schemas.toString(),
        "SHARING", sharing,
        "FORWARD_HEADER", forwardedHeader,
        "TRAINING", training ? "on" : "off",
        "WORK", work.toString(),
        "CHECKOUT", checkout.toString(),
        "JAVA_HOME", System.getProperty("java.home"));
  }
}
