package dev.ilmyeon.gateway.federation.supergraph;

import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.List;
import java.util.Map;

/**
 * What join v0.1 leaves unsaid. There a field names its one subgraph, and that others know it too
 * follows from their keys, {@code requires} and {@code provides}: keys are theirs to answer, the
 * rest is external to them.
 */
final class OwnedFields {

  private final Map<SubgraphName, Map<String, TypeDraft>> drafts;

  OwnedFields(Map<SubgraphName, Map<String, TypeDraft>> drafts) {
    this.drafts = drafts;
  }

  /** Keys first, since a field that is of a key is not external, whatever else names it. */
  void complete() {
    drafts
        .values()
        .forEach(types -> {
          List<TypeDraft> known = List.copyOf(types.values());
          known.forEach(type -> addKeys(types, type));
          known.forEach(type -> addNeeded(types, type));
        });
  }

  private void addKeys(Map<String, TypeDraft> types, TypeDraft type) {
    for (EntityKey key : type.keys) {
      add(types, key.fields(), false);
    }
  }

  private void addNeeded(Map<String, TypeDraft> types, TypeDraft type) {
    for (SubgraphField field : List.copyOf(type.fields.values())) {
      if (field.requires() != null) {
        add(types, field.requires(), true);
      }
      if (field.provides() != null) {
        add(types, field.provides(), true);
      }
    }
  }

  private void add(Map<String, TypeDraft> types, SelectionSet selections, boolean external) {
    for (Selection selection : selections.selections()) {
      switch (selection) {
        case Selection.Field field -> {
          if (!field.isTypename()) {
            types
                .computeIfAbsent(selections.parent().name(), TypeDraft::new)
                .add(
                    new SubgraphField(
                        field.name(),
                        field.definition().type(),
                        external,
                        null,
                        null,
                        null,
                        List.of()));
          }
          if (field.selections() != null) {
            add(types, field.selections(), external);
          }
        }
        case Selection.InlineFragment fragment -> add(types, fragment.selections(), external);
      }
    }
  }
}
