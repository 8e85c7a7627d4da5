package dev.ilmyeon.bench.fanout;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What is asked for; {@code help.txt} explains each.
 *
 * @param idle sockets on which nothing is subscribed to
 * @param clients sockets with a subscription
 * @param events a second, that each of these gets
 * @param heap of the gateway, as {@code -Xmx} has it
 */
record FanOutOptions(
    int idle,
    int clients,
    int events,
    Duration time,
    String heap,
    String cpus,
    int port,
    int subgraphPort) {

  private static final Set<String> KNOWN =
      Set.of("idle", "clients", "events", "seconds", "heap", "cpus", "port", "subgraph-port");

  /** Throws {@link IllegalArgumentException} for what makes no sense. */
  static FanOutOptions parse(List<String> arguments) {
    Map<String, String> given = new HashMap<>();
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = equals < 2 ? argument : argument.substring(2, equals);
      if (!argument.startsWith("--") || !KNOWN.contains(name)) {
        throw new IllegalArgumentException("There is no option " + argument + ": see --help");
      }
      given.put(name, argument.substring(equals + 1));
    }
    return new FanOutOptions(
        number(given, "idle", 5_000),
        number(given, "clients", 1_000),
        number(given, "events", 200),
        Duration.ofSeconds(number(given, "seconds", 30)),
        given.getOrDefault("heap", "256m"),
        given.getOrDefault("cpus", "0"),
        number(given, "port", 4000),
        number(given, "subgraph-port", 4200));
  }

  private static int number(Map<String, String> given, String name, int otherwise) {
    String text = given.get(name);
    if (text != null && !text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("--" + name + "=" + text + " is not a number");
    }
    return text == null ? otherwise : Integer.parseInt(text);
  }
}
