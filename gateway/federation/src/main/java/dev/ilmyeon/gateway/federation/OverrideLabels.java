package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.Subgraph;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphField;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which progressive overrides ({@code @override(label:)}) a request meets: those that are switched
 * on, and of {@code percent(x)} that share of requests. Only those count that its operation can
 * come across: every other one would double the number of its plans for nothing.
 */
final class OverrideLabels {

  private static final Pattern PERCENT = Pattern.compile("percent\\((\\d{1,3}(?:\\.\\d{1,8})?)\\)");

  /** A label's share of the requests, in percent, and the fields that it overrides. */
  private record Label(String name, double percent, Set<String> fields) {}

  private final List<Label> labels = new ArrayList<>();

  /** What plans may ask for although no operation does: keys, requirements, contexts. */
  private final Set<String> fieldsOfPlans = new HashSet<>();

  /** {@code active}: those that are switched on; what the supergraph does not know is no matter. */
  OverrideLabels(SupergraphModel supergraph, Set<String> active) {
    Map<String, Set<String>> overridden = new LinkedHashMap<>();
    for (Subgraph subgraph : supergraph.subgraphs().values()) {
      for (SubgraphType type : subgraph.types().values()) {
        type.keys().forEach(key -> addTo(fieldsOfPlans, key.fields()));
        type.fields().values().forEach(field -> read(field, overridden));
      }
    }
    overridden.forEach((name, fields) -> {
      Matcher percent = PERCENT.matcher(name);
      double share = percent.matches() ? Double.parseDouble(percent.group(1)) : 0;
      labels.add(new Label(name, active.contains(name) ? 100 : share, fields));
    });
  }

  private void read(SubgraphField field, Map<String, Set<String>> overridden) {
    addTo(fieldsOfPlans, field.requires());
    // A context's value is text until its type is known; it may name anything.
    if (!field.contextArguments().isEmpty()) {
      field
          .contextArguments()
          .forEach(argument ->
              fieldsOfPlans.addAll(List.of(argument.selection().split("[^_0-9A-Za-z]+"))));
    }
    if (field.override() != null && field.override().label() != null) {
      overridden.computeIfAbsent(field.override().label(), _ -> new HashSet<>()).add(field.name());
    }
  }

  private static void addTo(Set<String> names, @Nullable SelectionSet selections) {
    if (selections == null) {
      return;
    }
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          names.add(field.name());
          addTo(names, field.selections());
        }
        case Selection.InlineFragment fragment -> addTo(names, fragment.selections());
      }
    }
  }

  /** For one request, whose operation names these fields. */
  Set<String> draw(Set<String> fields) {
    Set<String> drawn = new HashSet<>();
    for (Label label : labels) {
      if (matters(label, fields) && ThreadLocalRandom.current().nextDouble(100) < label.percent()) {
        drawn.add(label.name());
      }
    }
    return Set.copyOf(drawn);
  }

  private boolean matters(Label label, Set<String> fields) {
    for (String field : label.fields()) {
      if (fields.contains(field) || fieldsOfPlans.contains(field)) {
        return true;
      }
    }
    return false;
  }

  boolean isEmpty() {
    return labels.isEmpty();
  }
}
