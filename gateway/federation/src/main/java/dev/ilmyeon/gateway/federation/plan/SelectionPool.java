package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.schema.FieldDefinition;
import dev.ilmyeon.gateway.federation.schema.NamedType.CompositeType;
import dev.ilmyeon.gateway.federation.selection.Directive;
import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One object for all equal selection sets of a document. Sets that are made from the inside out,
 * all of them here, are equal only if what is below their fields is the same object: so comparing
 * two takes as long as they are wide, however often they repeat what is below.
 */
final class SelectionPool {

  private final Map<Shallow, SelectionSet> sets = new HashMap<>();

  private record Shallow(String parent, List<Member> members) {}

  /** A field, or a fragment: that has no definition. */
  private record Member(
      String key,
      @Nullable FieldDefinition definition,
      Map<String, Value> arguments,
      List<Directive> directives,
      @Nullable SelectionSet below) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Member member
          && below == member.below
          && key.equals(member.key)
          && (definition == null
              ? member.definition == null
              : definition.equals(member.definition)
                  && arguments.equals(member.arguments)
                  && directives.equals(member.directives));
    }

    @Override
    public int hashCode() {
      return key.hashCode() * 31 + System.identityHashCode(below);
    }
  }

  SelectionSet of(CompositeType parent, List<Selection> selections) {
    List<Member> members = selections.stream().map(SelectionPool::member).toList();
    return sets.computeIfAbsent(
        new Shallow(parent.name(), members), _ -> new SelectionSet(parent, selections));
  }

  private static Member member(Selection selection) {
    return switch (selection) {
      case Selection.Field field ->
          new Member(
              field.responseKey(),
              field.definition(),
              field.arguments(),
              field.directives(),
              field.selections());
      case Selection.InlineFragment fragment ->
          new Member("", null, Map.of(), List.of(), fragment.selections());
    };
  }
}
