package dev.ilmyeon.gateway.federation.supergraph;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One {@code @link} (or, in Federation 1, {@code @core}): a specification whose elements the schema
 * uses.
 *
 * @param identity the URL without its version: {@code https://specs.apollo.dev/join}
 * @param name the last part of the identity: {@code join}
 * @param version {@code v0.3}; null where the URL has none
 * @param namespace what prefixes its elements: its name, unless {@code as:} says otherwise
 * @param purpose SECURITY, EXECUTION or null
 * @param imports what its elements are called here, where they go without prefix; directives with
 *     their {@code @}
 */
record Feature(
    String identity,
    String name,
    @Nullable String version,
    String namespace,
    @Nullable String purpose,
    Map<String, String> imports,
    int at) {

  private static final String APOLLO = "https://specs.apollo.dev/";

  /** What we understand, and up to which minor version of the given major one. */
  private static final Map<String, String> UNDERSTOOD =
      Map.ofEntries(
          Map.entry("link", "v1.0"),
          Map.entry("core", "v0.2"),
          Map.entry("join", "v0.5"),
          Map.entry("tag", "v0.3"),
          Map.entry("inaccessible", "v0.2"),
          Map.entry("authenticated", "v0.1"),
          Map.entry("requiresScopes", "v0.1"),
          Map.entry("policy", "v0.1"),
          Map.entry("cost", "v0.1"),
          Map.entry("context", "v0.1"),
          Map.entry("federation", "v2.99"));

  Feature {
    imports = Map.copyOf(imports);
  }

  boolean is(String apolloName) {
    return identity.equals(APOLLO + apolloName);
  }

  /** Whether it is one of those that supergraphs are made by. */
  boolean isApollos() {
    return identity.startsWith(APOLLO);
  }

  /** Whether we understand this version of it. */
  boolean understood() {
    String newest = identity.equals(APOLLO + name) ? UNDERSTOOD.get(name) : null;
    return newest != null && version != null && compatible(version, newest);
  }

  private static boolean compatible(String version, String newest) {
    List<Integer> asked = numbers(version);
    List<Integer> known = numbers(newest);
    return asked.size() == 2
        && asked.getFirst().equals(known.getFirst())
        && asked.getLast() <= known.getLast();
  }

  private static List<Integer> numbers(String version) {
    return version.matches("v\\d{1,4}\\.\\d{1,4}")
        ? List.of(version.substring(1).split("\\.")).stream().map(Integer::valueOf).toList()
        : List.of();
  }

  /** What a directive of this feature is called in the schema, without its {@code @}. */
  String directive(String element) {
    String imported = imports.get("@" + element);
    if (imported != null) {
      return imported.substring(1);
    }
    return element.equals(name) ? namespace : namespace + "__" + element;
  }

  /** What a type of this feature is called in the schema. */
  String type(String element) {
    return imports.getOrDefault(element, namespace + "__" + element);
  }

  boolean ownsDirective(String directive) {
    return directive.equals(namespace)
        || directive.startsWith(namespace + "__")
        || imports.containsValue("@" + directive);
  }

  boolean ownsType(String type) {
    return type.startsWith(namespace + "__") || imports.containsValue(type);
  }

  /**
   * Directives of this feature by what they are called in the schema, with what the feature itself
   * calls them.
   */
  Map<String, String> canonicalDirectives() {
    Map<String, String> names = new HashMap<>();
    names.put(namespace, name);
    imports.forEach((element, local) -> {
      if (element.startsWith("@")) {
        names.put(local.substring(1), element.substring(1));
      }
    });
    return names;
  }
}
