package dev.ilmyeon.gateway.server.setting;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;

/** What a value of a type looks like, for who has written another. */
final class Expected {

  private static final Map<Class<?>, String> WORDS =
      Map.of(
          Duration.class, "a duration, such as 800ms, 2s or 5m",
          DataSize.class, "a size, such as 256KB or 10MB",
          Boolean.class, "true or false",
          Integer.class, "a whole number",
          Long.class, "a whole number",
          Double.class, "a number",
          URI.class, "a URL",
          Path.class, "the path of a file");

  private Expected() {}

  static String of(ResolvableType type) {
    Class<?> plain = ClassUtils.resolvePrimitiveIfNecessary(type.resolve(Object.class));
    if (plain.isEnum()) {
      return "one of "
          + Arrays.stream(plain.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
              .collect(Collectors.joining(", "));
    }
    if (Collection.class.isAssignableFrom(plain)) {
      return "a list";
    }
    return plain.isRecord() || Map.class.isAssignableFrom(plain)
        ? "settings of its own below it"
        : WORDS.getOrDefault(plain, "a text");
  }
}
