package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.language.Document;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition;
import dev.ilmyeon.gateway.federation.language.Parser;
import dev.ilmyeon.gateway.federation.language.ParserLimits;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.plan.EntityCall;
import dev.ilmyeon.gateway.federation.plan.Fetch;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a fetch brings: the response keys of its root fields or of its entities, each with the paths
 * of the objects that get them. Read from the document that is sent, and only when a fetch has
 * failed.
 */
final class TopLevelKeys {

  private final Map<String, ExecutableDefinition.Fragment> fragments = new LinkedHashMap<>();
  private final Map<String, Set<FetchPath>> paths = new LinkedHashMap<>();

  private TopLevelKeys() {}

  /** Paths of the objects, by the key under which they get a value. */
  static Map<String, Set<FetchPath>> of(Fetch fetch) {
    return new TopLevelKeys().read(fetch);
  }

  private Map<String, Set<FetchPath>> read(Fetch fetch) {
    Document document = Parser.parse(fetch.document(), ParserLimits.TRUSTED);
    List<ExecutableDefinition.Operation> operations = new ArrayList<>();
    document
        .definitions()
        .forEach(definition -> {
          switch (definition) {
            case ExecutableDefinition.Fragment fragment -> fragments.put(fragment.name(), fragment);
            case ExecutableDefinition.Operation operation -> operations.add(operation);
            default -> {}
          }
        });
    SelectionSetSyntax root = operations.getFirst().selections();
    if (fetch.entities().isEmpty()) {
      keys(root).forEach(key -> add(renamed(fetch, List.of(key)), fetch.path()));
    }
    for (EntityCall call : fetch.entities()) {
      for (SelectionSyntax selection : root.selections()) {
        if (selection instanceof SelectionSyntax.Field field
            && field.responseKey().equals(call.responseKey())
            && field.selections() != null) {
          for (String key : keys(field.selections())) {
            String known = renamed(fetch, List.of(call.responseKey(), key));
            call.targets().forEach(target -> add(known, target.path()));
          }
        }
      }
    }
    return paths;
  }

  private void add(String key, FetchPath path) {
    paths.computeIfAbsent(key, _ -> new LinkedHashSet<>()).add(path);
  }

  private Set<String> keys(SelectionSetSyntax set) {
    Set<String> keys = new LinkedHashSet<>();
    for (SelectionSyntax selection : set.selections()) {
      switch (selection) {
        case SelectionSyntax.Field field -> keys.add(field.responseKey());
        case SelectionSyntax.InlineFragment inline -> keys.addAll(keys(inline.selections()));
        case SelectionSyntax.Spread spread -> {
          ExecutableDefinition.Fragment fragment = fragments.get(spread.name());
          if (fragment != null) {
            keys.addAll(keys(fragment.selections()));
          }
        }
      }
    }
    return keys;
  }

  private static String renamed(Fetch fetch, List<String> path) {
    List<Object> renamed = Renames.applied(fetch.renames(), new ArrayList<>(path));
    return (String) renamed.getLast();
  }
}
