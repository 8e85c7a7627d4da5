package dev.ilmyeon.media.sample;

import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/** A place in a YAML file and what stands there, so that a mistake names its place. */
record YamlNode(String place, @Nullable Object value) {

  static YamlNode parse(String file, String text) {
    return new YamlNode(file, new Yaml(new SafeConstructor(new LoaderOptions())).load(text));
  }

  /** What stands under a key; an empty node if there is none. */
  YamlNode child(String key) {
    Object found = value instanceof Map<?, ?> map ? map.get(key) : null;
    return new YamlNode(place + "." + key, found);
  }

  Map<String, YamlNode> children() {
    Map<String, YamlNode> children = new LinkedHashMap<>();
    if (value instanceof Map<?, ?> map) {
      map.forEach((key, child) ->
          children.put(String.valueOf(key), new YamlNode(place + "." + key, child)));
    }
    return children;
  }

  /** The items of a list; none if there is no list. */
  List<YamlNode> items() {
    return value instanceof List<?> list
        ? list.stream().map(item -> new YamlNode(place + "[]", item)).toList()
        : List.of();
  }

  YamlNode or(YamlNode other) {
    return value == null ? other : this;
  }

  String text() {
    if (value instanceof String text) {
      return text;
    }
    throw fault("a text");
  }

  @Nullable String textOrNull() {
    return value == null ? null : text();
  }

  long number() {
    if (value instanceof Number number) {
      return number.longValue();
    }
    throw fault("a number");
  }

  double fraction() {
    if (value instanceof Number number) {
      return number.doubleValue();
    }
    throw fault("a number");
  }

  boolean flag() {
    if (value instanceof Boolean flag) {
      return flag;
    }
    throw fault("true or false");
  }

  OffsetDateTime time() {
    return OffsetDateTime.parse(text());
  }

  @Nullable OffsetDateTime timeOrNull() {
    return value == null ? null : time();
  }

  private IllegalArgumentException fault(String wanted) {
    return new IllegalArgumentException(
        "%s should be %s, not %s".formatted(place, wanted, String.valueOf(value)));
  }
}
