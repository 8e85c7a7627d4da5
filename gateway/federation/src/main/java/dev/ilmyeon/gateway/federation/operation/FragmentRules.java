package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Named fragments as a graph: which ones a scope reaches, and that none reaches itself (GraphQL
 * specification, 5.5.2.2).
 */
final class FragmentRules {

  private final ValidationContext context;
  private final Map<String, Scope> scopes = new LinkedHashMap<>();

  FragmentRules(ValidationContext context) {
    this.context = context;
  }

  /** What the walk over a fragment has found. */
  void add(Fragment fragment, Scope scope) {
    scopes.putIfAbsent(fragment.name(), scope);
  }

  /** The names of the fragments that a scope reaches; each once, also on a cycle. */
  Set<String> reached(Scope scope) {
    Set<String> reached = new LinkedHashSet<>();
    Deque<Scope> open = new ArrayDeque<>(List.of(scope));
    while (!open.isEmpty()) {
      for (SelectionSyntax.Spread spread : open.removeFirst().spreads()) {
        Scope next = scopes.get(spread.name());
        if (next != null && reached.add(spread.name())) {
          open.addLast(next);
        }
      }
    }
    return reached;
  }

  /** The scope itself and those of the fragments that it reaches. */
  List<Scope> reachedScopes(Scope scope) {
    List<Scope> reached = new ArrayList<>(List.of(scope));
    for (String name : reached(scope)) {
      @Nullable Scope fragment = scopes.get(name);
      if (fragment != null) {
        reached.add(fragment);
      }
    }
    return reached;
  }

  /** Reports each cycle once, at the spreads that close it. */
  void checkCycles() {
    Set<String> done = new HashSet<>();
    for (String name : scopes.keySet()) {
      follow(name, done, new ArrayList<>(), new HashMap<>());
    }
  }

  private void follow(
      String name, Set<String> done, List<SelectionSyntax.Spread> path, Map<String, Integer> open) {
    Scope scope = scopes.get(name);
    if (scope == null || !done.add(name)) {
      return;
    }
    open.put(name, path.size());
    for (SelectionSyntax.Spread spread : scope.spreads()) {
      Integer start = open.get(spread.name());
      path.add(spread);
      if (start == null) {
        follow(spread.name(), done, path, open);
      } else {
        reportCycle(spread.name(), path.subList(start, path.size()));
      }
      path.removeLast();
    }
    open.remove(name);
  }

  private void reportCycle(String name, List<SelectionSyntax.Spread> cycle) {
    List<String> via =
        cycle.subList(0, cycle.size() - 1).stream()
            .map(spread -> '"' + spread.name() + '"')
            .toList();
    context.report(
        "Cannot spread fragment \"%s\" within itself%s."
            .formatted(name, via.isEmpty() ? "" : " via " + String.join(", ", via)),
        cycle.stream().mapToInt(SelectionSyntax.Spread::at).toArray());
  }
}
