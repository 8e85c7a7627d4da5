package dev.ilmyeon.gateway.server.setting;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * The settings of Spring Boot and its relatives, as far as the gateway is made of them: what their
 * jars say of themselves ({@code META-INF/spring-configuration-metadata.json}), in a file of a line
 * for each, since one flat jar has room for one such file only, and half a megabyte of JSON is much
 * to read at a start. A test keeps it up to date.
 *
 * <pre>
 *   server.port                a value
 *   spring.config.import[]     a list
 *   logging.level.*            whatever is below
 *   logging.file -&gt; logging.file.name   there is no more; perhaps another took its place
 * </pre>
 */
final class SpringSettings {

  private static final String FILE = "/spring-settings.txt";

  static final String LIST = "[]";
  static final String MAP = ".*";
  static final String GONE = " ->";

  private final NavigableMap<String, Known> names = new TreeMap<>();

  private enum Kind {
    VALUE,
    LIST,
    MAP,
    GONE
  }

  /**
   * A setting.
   *
   * @param name as files have it
   * @param instead what took its place; empty for nothing
   */
  private record Known(String name, Kind kind, String instead) {

    static Known of(String line) {
      int gone = line.indexOf(GONE);
      if (gone >= 0) {
        return new Known(
            line.substring(0, gone), Kind.GONE, line.substring(gone + GONE.length()).strip());
      }
      if (line.endsWith(MAP)) {
        return new Known(line.substring(0, line.length() - MAP.length()), Kind.MAP, "");
      }
      return line.endsWith(LIST)
          ? new Known(line.substring(0, line.length() - LIST.length()), Kind.LIST, "")
          : new Known(line, Kind.VALUE, "");
    }
  }

  /** By their names in words of small letters and digits: as {@link Form#UNIFORM} has them. */
  SpringSettings(Stream<String> lines) {
    lines.map(Known::of).forEach(known -> names.put(SettingNames.plain(known.name()), known));
  }

  static SpringSettings read() {
    try (InputStream in = SpringSettings.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException(FILE + " is missing in the jar");
      }
      return new SpringSettings(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first words of all of them. */
  TreeSet<String> roots() {
    return below("");
  }

  /**
   * What is wrong with a name, in the words that go after it; null for nothing, and for what begins
   * with a word that none of these begins with.
   */
  @Nullable String complaint(ConfigurationPropertyName name) {
    String place = "";
    for (int i = 0; i < name.getNumberOfElements(); i++) {
      String above = place;
      String word = name.getElement(i, Form.UNIFORM);
      place = above.isEmpty() ? word : above + "." + word;
      Known known = names.get(place);
      if (known == null && !isGroup(place)) {
        return above.isEmpty() ? null : meant(word, name.chop(i));
      }
      if (known != null && holds(known, name, i + 1)) {
        return null;
      }
    }
    Known known = names.get(place);
    return known == null ? meant("", name) : gone(known);
  }

  /** Whether all of a name from an index on is the setting's, if there is more of it. */
  private static boolean holds(Known known, ConfigurationPropertyName name, int next) {
    return switch (known.kind()) {
      case MAP -> true;
      case LIST -> name.getNumberOfElements() == next || name.isNumericIndex(next);
      case VALUE -> name.getNumberOfElements() == next;
      case GONE -> false;
    };
  }

  private boolean isGroup(String place) {
    String below = place + ".";
    String next = names.higherKey(below);
    return next != null && next.startsWith(below);
  }

  /** The next words of all that begin so, but of those that there are no more. */
  private TreeSet<String> below(String start) {
    int depth = (int) start.chars().filter(each -> each == '.').count();
    TreeSet<String> words = new TreeSet<>();
    for (var entry : names.tailMap(start, true).entrySet()) {
      if (!entry.getKey().startsWith(start)) {
        break;
      }
      if (entry.getValue().kind() != Kind.GONE) {
        words.add(entry.getValue().name().split("\\.")[depth]);
      }
    }
    return words;
  }

  private String meant(String word, ConfigurationPropertyName above) {
    TreeSet<String> known = below(SettingNames.plain(above.toString()) + ".");
    if (known.isEmpty()) {
      return "There is nothing below %s.".formatted(above);
    }
    String nearest = Spelling.nearest(word, known);
    return nearest == null
        ? "Known there: %s.".formatted(String.join(", ", known))
        : "Did you mean %s?".formatted(nearest);
  }

  private static String gone(Known known) {
    return known.instead().isEmpty()
        ? "Spring Boot has it no more."
        : "It is %s now.".formatted(known.instead());
  }
}
