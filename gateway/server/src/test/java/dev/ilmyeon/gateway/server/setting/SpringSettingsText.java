package dev.ilmyeon.gateway.server.setting;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.util.ClassUtils;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The settings that the jars of the gateway say they have: what {@link SpringSettings} reads. */
final class SpringSettingsText {

  private static final String METADATA = "META-INF/spring-configuration-metadata.json";

  /** Those that only tests have. */
  private static final Pattern TESTS_ONLY =
      Pattern.compile(".*/spring-boot-([a-z-]+-)?(test|test-autoconfigure|graphql)-[^/]+\\.jar!.*");

  private static final Pattern LIST =
      Pattern.compile(".+\\[]|java\\.util\\.(List|Set|Collection)<.+");
  private static final Pattern MAP = Pattern.compile("java\\.util\\.(Map<.+|Properties)");

  private SpringSettingsText() {}

  /** {@code endpoints}: the gateway's own, of which no jar says anything. */
  static String of(List<String> endpoints) {
    TreeSet<String> lines = new TreeSet<>();
    for (String endpoint : endpoints) {
      lines.add("management.endpoint.%s.access".formatted(endpoint));
      lines.add("management.endpoint.%s.cache.time-to-live".formatted(endpoint));
    }
    for (URL file : files()) {
      read(file).path("properties").forEach(property -> lines.add(line(property)));
    }
    return String.join("\n", lines) + "\n";
  }

  private static List<URL> files() {
    try {
      return Collections.list(SpringSettingsText.class.getClassLoader().getResources(METADATA))
          .stream()
          .filter(file -> !TESTS_ONLY.matcher(file.toString()).matches())
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode read(URL file) {
    try (InputStream in = file.openStream()) {
      return JsonMapper.shared().readTree(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String line(JsonNode property) {
    String name = property.path("name").asString();
    JsonNode deprecation = property.path("deprecation");
    if (deprecation.path("level").asString("").equals("error")) {
      return (name + SpringSettings.GONE + " " + deprecation.path("replacement").asString(""))
          .strip();
    }
    String type = property.path("type").asString("java.lang.String");
    if (MAP.matcher(type).matches() || isObject(type)) {
      return name + SpringSettings.MAP;
    }
    return LIST.matcher(type).matches() ? name + SpringSettings.LIST : name;
  }

  /** Whether a type may have settings of its own, of which no jar says anything. */
  private static boolean isObject(String type) {
    ClassLoader loader = SpringSettingsText.class.getClassLoader();
    if (LIST.matcher(type).matches() || !ClassUtils.isPresent(type, loader)) {
      return false;
    }
    Class<?> loaded = ClassUtils.resolveClassName(type, loader);
    return !loaded.isInterface()
        && !ApplicationConversionService.getSharedInstance().canConvert(String.class, loaded);
  }
}
