package dev.ilmyeon.bench.gateway;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/**
 * Where and on what a gateway is started.
 *
 * @param cpus as taskset reads them
 * @param supergraph a file, with the subgraphs' addresses
 * @param subgraphHttp the version of HTTP that subgraphs are to be spoken to in
 * @param heap how large it may be, as {@code -Xmx} has it
 * @param schemas a folder of the subgraphs' own schemas, for gateways that compose themselves
 * @param work a folder for what it writes
 */
public record Launch(
    String cpus,
    int port,
    Path supergraph,
    Path schemas,
    String subgraphs,
    String subgraphHttp,
    String forwardedHeader,
    String heap,
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
    return Map.ofEntries(
        Map.entry("PORT", Integer.toString(port)),
        Map.entry("SUPERGRAPH", supergraph.toString()),
        Map.entry("SUBGRAPHS", subgraphs),
        Map.entry("SUBGRAPH_HTTP", subgraphHttp),
        Map.entry("SUBGRAPH_SDL", schemas.toString()),
        Map.entry("SHARING", sharing),
        Map.entry("FORWARD_HEADER", forwardedHeader),
        Map.entry("HEAP", heap),
        Map.entry("TRAINING", training.name().toLowerCase(Locale.ROOT)),
        Map.entry("WORK", work.toString()),
        Map.entry("CHECKOUT", checkout.toString()),
        Map.entry("JAVA_HOME", System.getProperty("java.home")));
  }
}
