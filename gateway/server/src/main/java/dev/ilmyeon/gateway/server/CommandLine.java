package dev.ilmyeon.gateway.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The command line: a few words of our own, and any Spring Boot property by its full name.
 *
 * @param properties for Spring Boot, ours translated
 * @param explain the file with the operation to explain instead of serving
 * @param variables of that operation: a JSON object, or the file with one
 * @param newApiKey whose API key to make instead of serving
 * @param instead what else to do instead of serving; null for nothing
 */
record CommandLine(
    List<String> properties,
    @Nullable Path explain,
    @Nullable String variables,
    @Nullable String newApiKey,
    @Nullable Word instead) {

  /** What is done instead of serving, without more to say about it. */
  enum Word {
    HELP,
    VALIDATE,
    SCHEMA
  }

  static final String USAGE =
      """
      java -jar gateway-server.jar [options]

        --supergraph=FILE      the composed supergraph to serve, a file or a URL (default: the
                               portal's own)
        --port=N               where to listen (default: 8080)
        --explain=FILE         print the plan of the operation in FILE, and exit
        --variables=JSON       its variables, an object or a file with one: the plan may depend on
                               those that @include and @skip ask for (default: all is included)
        --validate             put everything together as a start would, serve nothing, and exit: 0 if
                               the configuration and the supergraph are good, 1 if not
        --schema               print the JSON schema of the configuration, for editors, and exit
        --new-api-key=ID       make an API key for the partner ID: print it, and the line to store in
                               the file of ilmyeon.gateway.identity.api-keys.file, and exit
        --help                 print this, and exit
        --PROPERTY=VALUE       any property of application.yaml, such as
                               --ilmyeon.gateway.subgraphs.weather.url=http://10.0.0.7/graphql

      Any property can be an environment variable too, in capitals, with underscores for dots and
      without dashes: ILMYEON_GATEWAY_SUPERGRAPH, SERVER_PORT, SERVER_ADDRESS,
      ILMYEON_GATEWAY_SUBGRAPHS_WEATHER_URL. What the command line says goes first.
      """;

  private static final Map<String, String> SHORT =
      Map.of("supergraph", "ilmyeon.gateway.supergraph", "port", "server.port");

  CommandLine {
    properties = List.copyOf(properties);
  }

  /** Throws {@link BadCommandLineException}. */
  static CommandLine parse(String... arguments) {
    List<String> properties = new ArrayList<>();
    Path explain = null;
    String variables = null;
    String newApiKey = null;
    Word instead = null;
    for (String argument : arguments) {
      int equals = argument.indexOf('=');
      String name = name(argument, equals);
      String value = equals < 0 ? null : argument.substring(equals + 1);
      switch (name) {
        case "help", "validate", "schema" -> instead = word(argument, name);
        case "explain" -> explain = Path.of(required(name, value));
        case "variables" -> variables = required(name, value);
        case "new-api-key" -> newApiKey = required(name, value);
        case "supergraph", "port" ->
            properties.add("--%s=%s".formatted(SHORT.get(name), required(name, value)));
        case "debug", "trace" -> properties.add(argument);
        default -> properties.add(property(argument, name));
      }
    }
    if (variables != null && explain == null) {
      throw new BadCommandLineException("--variables are those of an operation: --explain=FILE.");
    }
    return new CommandLine(properties, explain, variables, newApiKey, instead);
  }

  private static String name(String argument, int equals) {
    if (!argument.startsWith("--")) {
      throw new BadCommandLineException(argument + " is no option: options begin with --.");
    }
    return argument.substring(2, equals < 0 ? argument.length() : equals);
  }

  private static String required(String name, @Nullable String value) {
    if (value == null || value.isBlank()) {
      throw new BadCommandLineException("--%s needs a value: --%s=…".formatted(name, name));
    }
    return value;
  }

  private static Word word(String argument, String name) {
    if (argument.indexOf('=') >= 0) {
      throw new BadCommandLineException("--%s takes no value.".formatted(name));
    }
    return Word.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /** A word without a dot is a slip of the pen: no property of ours or Spring Boot's is one. */
  private static String property(String argument, String name) {
    if (name.indexOf('.') < 0) {
      throw new BadCommandLineException("There is no option --%s.".formatted(name));
    }
    return argument;
  }

  /** A command line that makes no sense; the message says why. */
  static final class BadCommandLineException extends RuntimeException {
    BadCommandLineException(String message) {
      super(message, null, false, false);
    }
  }
}
