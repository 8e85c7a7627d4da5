package dev.ilmyeon.bench;

import dev.ilmyeon.bench.mix.Mixes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command was told; {@code help.txt} explains each.
 *
 * @param gateways names or folders, none for all
 * @param soak requests of the one long run that is asked for instead, or 0
 * @param starts of each gateway, that alone is measured then, or 0
 * @param subgraphHttp the version that subgraphs are to be spoken to in
 * @param quiet how long to wait at most, each time, for a machine that is left alone
 */
record BenchOptions(
    List<String> gateways,
    List<String> mixes,
    String sharing,
    int rounds,
    Duration warm,
    Duration measure,
    int connections,
    long soak,
    int starts,
    Duration quiet,
    String cpus,
    int port,
    int subgraphPort,
    String subgraphHttp,
    Path out) {

  private static final String HTTP_1 = "1.1";
  private static final String HTTP_2 = "2";

  private static final Set<String> KNOWN =
      Set.of(
          "mixes",
          "sharing",
          "rounds",
          "warm",
          "seconds",
          "connections",
          "soak",
          "starts",
          "quiet",
          "cpus",
          "port",
          "subgraph-port",
          "subgraph-http",
          "out");

  /** Throws {@link IllegalArgumentException} for what makes no sense. */
  static BenchOptions parse(List<String> arguments, Path checkout) {
    List<String> gateways = new ArrayList<>();
    Map<String, String> given = new LinkedHashMap<>();
    for (String argument : arguments) {
      if (!argument.startsWith("--")) {
        gateways.add(argument);
        continue;
      }
      int equals = argument.indexOf('=');
      String name = argument.substring(2, equals < 0 ? argument.length() : equals);
      if (equals < 0 || !KNOWN.contains(name)) {
        throw new IllegalArgumentException("There is no option " + argument + ": see --help");
      }
      given.put(name, argument.substring(equals + 1));
    }
    return new BenchOptions(
        List.copyOf(gateways),
        mixes(given.get("mixes")),
        given.getOrDefault("sharing", "both"),
        number(given, "rounds", 3),
        Duration.ofSeconds(number(given, "warm", 10)),
        Duration.ofSeconds(number(given, "seconds", 10)),
        number(given, "connections", 50),
        number(given, "soak", 0),
        number(given, "starts", 0),
        Duration.ofSeconds(number(given, "quiet", 120)),
        given.getOrDefault("cpus", "0"),
        number(given, "port", 4000),
        number(given, "subgraph-port", 4200),
        http(given.getOrDefault("subgraph-http", HTTP_1)),
        given.containsKey("out")
            ? Path.of(given.get("out")).toAbsolutePath()
            : checkout.resolve("deploy/bench/target/report"));
  }

  private static List<String> mixes(@Nullable String given) {
    return switch (given) {
      case null -> Mixes.NAMES;
      case "growth" -> Mixes.GROWTH;
      default -> List.of(given.split(","));
    };
  }

  private static String http(String version) {
    if (!version.equals(HTTP_1) && !version.equals(HTTP_2)) {
      throw new IllegalArgumentException("--subgraph-http=" + version + " is neither 1.1 nor 2");
    }
    return version;
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String text = given.get(name);
    if (text != null && !text.matches("[0-9]{1,9}")) {
      throw new IllegalArgumentException("--" + name + "=" + text + " is not a number");
    }
    return text == null ? otherwise : Integer.parseInt(text);
  }

  String text() {
    return "%d rounds, %d s of warming up and %d s of measuring each, %d connections, gateway on CPU %s"
            .formatted(rounds, warm.toSeconds(), measure.toSeconds(), connections, cpus)
        + (subgraphHttp.equals(HTTP_1) ? "" : ", HTTP/" + subgraphHttp + " to subgraphs");
  }
}
