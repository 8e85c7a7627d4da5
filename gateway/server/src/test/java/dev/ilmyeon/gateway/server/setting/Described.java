package dev.ilmyeon.gateway.server.setting;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the Javadoc of a record's source says of it and of its components. */
final class Described {

  private static final Path SOURCES = Path.of("src/main/java");

  private Described() {}

  /** Null for nothing. */
  static String of(AnnotatedElement element) {
    return switch (element) {
      case RecordComponent component -> component(component.getDeclaringRecord(), component);
      case Class<?> type -> sentence(javadoc(type).split("\\s@param\\s")[0]);
      default -> null;
    };
  }

  private static String component(Class<?> type, RecordComponent component) {
    for (String part : javadoc(type).split("\\s@param\\s")) {
      String[] words = part.split("\\s", 2);
      if (words[0].equals(component.getName()) && words.length == 2) {
        return sentence(words[1]);
      }
    }
    Class<?> general = general(type);
    return general == null ? null : component(general, component);
  }

  /** What an override is over: a class of the other's name, beside it or inside one beside it. */
  private static Class<?> general(Class<?> type) {
    String name = type.getName();
    for (String other :
        List.of(
            name.replace("Override", "Settings"),
            name.replace("Override$RetryOverride", "Settings$Retry"))) {
      if (!other.equals(name)) {
        try {
          return Class.forName(other);
        } catch (ClassNotFoundException _) {
          // The next, then.
        }
      }
    }
    return null;
  }

  private static String javadoc(Class<?> type) {
    Class<?> file = type;
    while (file.getEnclosingClass() != null) {
      file = file.getEnclosingClass();
    }
    String path = file.getName().replace('.', '/') + ".java";
    try {
      Matcher comment =
          Pattern.compile(
                  "/\\*\\*((?:(?!\\*/).)*)\\*/(?:\\s*@[^\\n]*\\n)?\\s*(?:public )?record %s\\("
                      .formatted(type.getSimpleName()),
                  Pattern.DOTALL)
              .matcher(Files.readString(SOURCES.resolve(path)));
      return comment.find() ? comment.group(1).replaceAll("\\n\\s*\\* ?", "\n") : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Without markup, with a capital and a full stop. */
  private static String sentence(String javadoc) {
    String text =
        javadoc
            .replaceAll("\\s+", " ")
            .replaceAll("\\{@(?:code|literal) ([^}]*)}", "$1")
            .replaceAll("\\{@link(?:plain)? [#\\w.]*?(\\w+)(?:#\\w+)?(?:\\([^)]*\\))?}", "$1")
            .strip();
    return text.isEmpty()
        ? null
        : text.substring(0, 1).toUpperCase(Locale.ROOT)
            + text.substring(1)
            + (text.endsWith(".") ? "" : ".");
  }
}
