package dev.ilmyeon.gateway.federation.contract;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The {@code @tag}s of a supergraph, by coordinate. */
public final class Tags {

  /** Stands for a tag that cannot be read, and so may be any. */
  private static final String UNREADABLE = "";

  private final Map<String, Set<String>> byCoordinate = new HashMap<>();

  public Tags(SupergraphModel supergraph) {
    supergraph
        .directives()
        .forEach((coordinate, applied) -> applied.forEach(each -> add(coordinate, each)));
  }

  private void add(String coordinate, AppliedDirective directive) {
    if (directive.name().equals("tag")) {
      byCoordinate.computeIfAbsent(coordinate, _ -> new TreeSet<>()).add(name(directive));
    }
  }

  private static String name(AppliedDirective tag) {
    Argument name = tag.argument("name");
    return name != null && name.value() instanceof Value.StringValue(String text)
        ? text
        : UNREADABLE;
  }

  /** Whether an element itself, whatever its type has, has one of these. */
  boolean included(String coordinate, Set<String> tags) {
    return !Collections.disjoint(of(coordinate), tags);
  }

  /** … or may have: a protection must not get lost. */
  boolean excluded(String coordinate, Set<String> tags) {
    return included(coordinate, tags) || of(coordinate).contains(UNREADABLE);
  }

  private Set<String> of(String coordinate) {
    return byCoordinate.getOrDefault(coordinate, Set.of());
  }

  /** Every one that there is. */
  public Set<String> all() {
    Set<String> all = new TreeSet<>();
    byCoordinate.values().forEach(all::addAll);
    all.remove(UNREADABLE);
    return all;
  }
}
