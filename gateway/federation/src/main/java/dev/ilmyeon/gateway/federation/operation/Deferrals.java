package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.ExecutableDefinition.Fragment;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.language.SelectionSyntax.SelectionSetSyntax;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.selection.Inclusion;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Which parts an operation's response comes in, for one outcome of its conditions. Part 0 is what
 * is not deferred; every {@code @defer} that takes effect begins another one, numbered as they are
 * met, so that a part comes after the one it is inside of.
 *
 * <p>Fragments that defer one another could make as many parts as there are fields. What would be
 * one too many is not deferred.
 */
final class Deferrals {

  private static final int MAX_PARTS = 100;

  private final Map<String, Fragment> fragments;
  private final Map<String, Boolean> conditions;
  private final List<Part> parts = new ArrayList<>();
  private final Map<Begin, Integer> numbers = new LinkedHashMap<>();
  private final Set<Spread> visited = new HashSet<>();

  /** A part as its directive tells; {@code parent} is -1 for the first. */
  record Part(int parent, @Nullable String label) {}

  /** A directive is told from another one like it by where it stands. */
  private record Begin(int parent, AppliedDirective directive) {}

  private record Spread(int part, String fragment) {}

  Deferrals(ValidOperation operation, Map<String, Boolean> conditions) {
    this.fragments = operation.fragments();
    this.conditions = conditions;
    parts.add(new Part(-1, null));
    gather(operation.syntax().selections(), 0);
  }

  List<Part> parts() {
    return List.copyOf(parts);
  }

  private void gather(SelectionSetSyntax selections, int part) {
    for (SelectionSyntax selection : selections.selections()) {
      if (Conditions.include(selection.directives(), conditions)) {
        switch (selection) {
          case SelectionSyntax.Field field -> {
            if (field.selections() != null) {
              gather(field.selections(), part);
            }
          }
          case SelectionSyntax.InlineFragment inline ->
              gather(inline.selections(), begin(part, inline.directives()));
          case SelectionSyntax.Spread spread -> {
            int inside = begin(part, spread.directives());
            Fragment fragment = fragments.get(spread.name());
            if (fragment != null && visited.add(new Spread(inside, spread.name()))) {
              gather(fragment.selections(), inside);
            }
          }
        }
      }
    }
  }

  private int begin(int part, List<AppliedDirective> directives) {
    AppliedDirective defer = Conditions.deferring(directives, conditions);
    if (defer == null || parts.size() == MAX_PARTS) {
      return inside(part, directives);
    }
    return numbers.computeIfAbsent(
        new Begin(part, defer),
        _ -> {
          parts.add(new Part(part, label(defer)));
          return parts.size() - 1;
        });
  }

  private static @Nullable String label(AppliedDirective defer) {
    Argument label = defer.argument("label");
    return label != null && label.value() instanceof Value.StringValue(String text) ? text : null;
  }

  private int inside(int part, List<AppliedDirective> directives) {
    AppliedDirective defer = Conditions.deferring(directives, conditions);
    return defer == null ? part : numbers.getOrDefault(new Begin(part, defer), part);
  }

  private boolean surrounds(int outer, int part) {
    int at = part;
    while (at > outer) {
      at = parts.get(at).parent();
    }
    return at == outer;
  }

  /** Keeps what a part and those around it select. */
  Inclusion upTo(int part) {
    return new InPart(0, each -> surrounds(each, part));
  }

  /** Keeps all parts. */
  Inclusion all() {
    return new InPart(0, _ -> true);
  }

  private final class InPart implements Inclusion {

    private final int part;
    private final IntPredicate kept;

    InPart(int part, IntPredicate kept) {
      this.part = part;
      this.kept = kept;
    }

    @Override
    public @Nullable Inclusion inside(List<AppliedDirective> directives) {
      if (!Conditions.include(directives, conditions)) {
        return null;
      }
      int inside = Deferrals.this.inside(part, directives);
      if (inside == part) {
        return this;
      }
      return kept.test(inside) ? new InPart(inside, kept) : null;
    }

    @Override
    public int part() {
      return part;
    }
  }
}
