package dev.ilmyeon.local.option;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One pass over the arguments; the later of two equal options wins. */
final class OptionParser {

  /** Where a collector of OpenTelemetry on this machine listens, unless it is told otherwise. */
  private static final URI COLLECTOR = URI.create("http://127.0.0.1:4318/v1/traces");

  private final Deque<String> rest;

  private final Map<Part, Integer> ports = new EnumMap<>(Part.class);
  private int base = Ports.DEFAULT_BASE;
  private int database;
  private @Nullable Path data;
  private @Nullable Set<Part> only;
  private Set<Part> without = Set.of();
  private boolean fresh;
  private boolean yes;
  private boolean once;
  private boolean training = true;
  private boolean liveDemo;
  private boolean cache;
  private @Nullable URI traces;
  private boolean help;

  OptionParser(String... arguments) {
    this.rest = new ArrayDeque<>(Arrays.asList(arguments));
  }

  Options parse() {
    while (!rest.isEmpty()) {
      String argument = rest.pop();
      int equals = argument.indexOf('=');
      if (argument.startsWith("--") && equals > 0) {
        rest.push(argument.substring(equals + 1));
        withValue(argument.substring(0, equals));
      } else if (!flag(argument)) {
        withValue(argument);
      }
    }
    Map<Part, Integer> chosen = Ports.from(base);
    chosen.putAll(ports);
    return new Options(
        data,
        new Ports(chosen, database),
        parts(),
        fresh,
        yes,
        once,
        training,
        liveDemo,
        cache,
        traces,
        help);
  }

  private boolean flag(String name) {
    switch (name) {
      case "--fresh" -> fresh = true;
      case "--yes", "-y" -> yes = true;
      case "--once" -> once = true;
      case "--no-training" -> training = false;
      case "--live-demo" -> liveDemo = true;
      case "--cache" -> cache = true;
      case "--traces" -> traces = COLLECTOR;
      case "--no-build" -> {} // The script's; by now it has done, or left, the build.
      case "--help", "-h" -> help = true;
      default -> {
        return false;
      }
    }
    return true;
  }

  private void withValue(String name) {
    switch (name) {
      case "--data" -> data = Path.of(value(name));
      case "--port-base" -> base = port(name, 65535 - Part.values().length + 1);
      case "--port" -> ports.put(Part.GATEWAY, port(name, 65535));
      case "--articles-port" -> ports.put(Part.ARTICLES, port(name, 65535));
      case "--weather-port" -> ports.put(Part.WEATHER, port(name, 65535));
      case "--media-port" -> ports.put(Part.MEDIA, port(name, 65535));
      case "--database-port" -> database = port(name, 65535);
      case "--traces" -> traces = collector(name);
      case "--only" -> only = services(name);
      case "--without" -> without = services(name);
      default ->
          throw new BadOptionException(
              "There is no option '%s' that is written so: --help lists what there is."
                  .formatted(name));
    }
  }

  private Set<Part> parts() {
    if (only != null && !without.isEmpty()) {
      throw new BadOptionException("--only and --without exclude each other.");
    }
    Set<Part> parts = EnumSet.allOf(Part.class);
    if (only != null) {
      parts.removeIf(part -> part.isService() && !only.contains(part));
    }
    parts.removeAll(without);
    return parts;
  }

  private Set<Part> services(String option) {
    Set<Part> chosen = EnumSet.noneOf(Part.class);
    for (String name : value(option).split(",", -1)) {
      chosen.add(service(option, name.strip()));
    }
    return chosen;
  }

  private static Part service(String option, String name) {
    List<Part> services = Arrays.stream(Part.values()).filter(Part::isService).toList();
    return services.stream()
        .filter(part -> part.label().equals(name))
        .findFirst()
        .orElseThrow(() ->
            new BadOptionException(
                "%s takes %s, separated by commas, not '%s'."
                    .formatted(
                        option,
                        services.stream().map(Part::label).collect(Collectors.joining(", ")),
                        name)));
  }

  private int port(String option, int highest) {
    String value = value(option);
    try {
      int port = Integer.parseInt(value);
      if (port >= 1 && port <= highest) {
        return port;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new BadOptionException(
        "%s takes a port from 1 to %d, not '%s'.".formatted(option, highest, value));
  }

  private URI collector(String option) {
    String value = value(option);
    if (!value.startsWith("http://") && !value.startsWith("https://")) {
      throw new BadOptionException("%s takes an http URL, not '%s'.".formatted(option, value));
    }
    try {
      return URI.create(value);
    } catch (IllegalArgumentException _) {
      throw new BadOptionException("%s takes a URL, not '%s'.".formatted(option, value));
    }
  }

  private String value(String option) {
    String value = rest.poll();
    if (value == null || value.isEmpty()) {
      throw new BadOptionException(option + " needs a value.");
    }
    return value;
  }
}
