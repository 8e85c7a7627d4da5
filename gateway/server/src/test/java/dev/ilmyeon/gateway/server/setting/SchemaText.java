package dev.ilmyeon.gateway.server.setting;

import dev.ilmyeon.gateway.server.setting.Setting.Group;
import dev.ilmyeon.gateway.server.setting.Setting.Named;
import dev.ilmyeon.gateway.server.setting.Setting.Value;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.util.ClassUtils;
import org.springframework.util.unit.DataSize;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON schema (draft 7, which editors know) of a configuration file: names and types by the
 * records, their Javadoc as descriptions, {@code application.yaml}'s defaults.
 */
public final class SchemaText {

  private static final String PREFIX = "ilmyeon.gateway";

  /** What is known when the gateway starts only. */
  private static final String LATER = "\\$\\{.+\\}";

  private final PropertySource<?> defaults;

  private SchemaText(PropertySource<?> defaults) {
    this.defaults = defaults;
  }

  public static String of(Group gateway) {
    Map<String, Object> schema = new LinkedHashMap<>();
    schema.put("$schema", "http://json-schema.org/draft-07/schema#");
    schema.put("title", "The gateway's configuration: application.yaml");
    schema.put("type", "object");
    schema.put("properties", Map.of("ilmyeon", ilmyeon(gateway)));
    return JsonMapper.builder()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build()
            .writeValueAsString(schema)
            .replace("\r\n", "\n")
        + "\n";
  }

  private static Map<String, Object> ilmyeon(Group gateway) {
    Map<String, Object> properties = new LinkedHashMap<>();
    properties.put("gateway", new SchemaText(defaults()).schema(gateway, PREFIX));
    properties.put(
        "production",
        sorted(
            "description",
            "Whether to refuse to start with what is for development only.",
            "type",
            "boolean"));
    Map<String, Object> ilmyeon = new LinkedHashMap<>();
    ilmyeon.put("type", "object");
    ilmyeon.put("properties", properties);
    return ilmyeon;
  }

  private static PropertySource<?> defaults() {
    try {
      return new YamlPropertySourceLoader()
          .load("defaults", new ClassPathResource("application.yaml"))
          .getFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Map<String, Object> schema(Setting setting, String name) {
    Map<String, Object> schema = new LinkedHashMap<>();
    switch (setting) {
      case Group group -> {
        describe(schema, group.source() == null ? null : Described.of(group.source()));
        schema.put("type", List.of("object", "null"));
        Map<String, Object> properties = new LinkedHashMap<>();
        group
            .members()
            .forEach((key, member) -> properties.put(key, schema(member, name + "." + key)));
        schema.put("properties", properties);
        schema.put("additionalProperties", false);
      }
      case Named(var source, Setting each) -> {
        describe(schema, Described.of(source));
        schema.put("type", List.of("object", "null"));
        Map<String, Object> one = schema(each, name + ".*");
        one.keySet().removeAll(List.of("description", "default"));
        schema.put("additionalProperties", one);
      }
      case Value value -> {
        describe(schema, Described.of(value.source()));
        schema.putAll(value.list() ? list(type(value.type())) : type(value.type()));
        Object fallback = fallback(value, name);
        if (fallback != null) {
          schema.put("default", fallback);
        }
      }
    }
    return schema;
  }

  private static void describe(Map<String, Object> schema, String description) {
    if (description != null) {
      schema.put("description", description);
    }
  }

  /** As YAML has it, or as one text with commas. */
  private static Map<String, Object> list(Map<String, Object> each) {
    return Map.of(
        "anyOf",
        List.of(sorted("type", "array", "items", each), Map.of("type", List.of("string", "null"))));
  }

  private static Map<String, Object> type(Class<?> type) {
    Class<?> plain = ClassUtils.resolvePrimitiveIfNecessary(type);
    if (plain.isEnum()) {
      return Map.of(
          "enum",
          Arrays.stream(plain.getEnumConstants())
              .map(constant -> constant.toString().toLowerCase(Locale.ROOT).replace('_', '-'))
              .toList());
    }
    if (plain == Duration.class) {
      return either("integer", "\\d+(ns|us|ms|s|m|h|d)?|P.+");
    }
    if (plain == DataSize.class) {
      return either("integer", "\\d+(B|KB|MB|GB|TB)?");
    }
    if (plain == Boolean.class) {
      return either("boolean", "true|false");
    }
    if (plain == Double.class) {
      return either("number", "\\d+(\\.\\d+)?");
    }
    return Number.class.isAssignableFrom(plain)
        ? either("integer", "\\d+")
        : Map.of("type", List.of("string", "number"));
  }

  private static Map<String, Object> either(String type, String text) {
    return sorted("type", List.of(type, "string"), "pattern", "^(%s|%s)$".formatted(text, LATER));
  }

  private static Map<String, Object> sorted(
      String one, Object oneValue, String other, Object otherValue) {
    return new TreeMap<>(Map.of(one, oneValue, other, otherValue));
  }

  private Object fallback(Value value, String name) {
    Object given = defaults.getProperty(name);
    if (given != null) {
      return value.list() && given.equals("") ? List.of() : given;
    }
    DefaultValue own =
        Arrays.stream(value.source().getDeclaringRecord().getDeclaredConstructors())
            .flatMap(constructor -> Arrays.stream(constructor.getParameters()))
            .filter(parameter -> parameter.getName().equals(value.source().getName()))
            .map(parameter -> parameter.getAnnotation(DefaultValue.class))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
    if (own == null) {
      return null;
    }
    return value.list() ? List.of(own.value()) : String.join(",", own.value());
  }
}
