package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.selection.Selection;
import dev.ilmyeon.gateway.federation.selection.SelectionPrinter;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The selections of one document as text. Where written out they would be very many, what is
 * repeated is written once, as a named fragment; what repeats itself on each level would else
 * double with each.
 *
 * <pre>
 *   {node{... on T0{child{...F0}} ... on T1{child{...F0}}}} fragment F0 on Node{id … }
 * </pre>
 */
final class DocumentSelections {

  /** Documents of no more fields and fragments than this are written out. */
  private static final int MANY = 1_000;

  /** What is smaller is written out everywhere. */
  private static final int SMALL = 4;

  private final Map<SelectionSet, Long> sizes = new IdentityHashMap<>();
  private final Map<SelectionSet, Integer> uses = new IdentityHashMap<>();
  private final Map<SelectionSet, String> names = new IdentityHashMap<>();
  private final Map<String, SelectionSet> fragments = new LinkedHashMap<>();

  /**
   * {@code all}: equal ones below them are the same object, else they are not known to be equal.
   */
  DocumentSelections(List<SelectionSet> all) {
    int left = MANY;
    for (SelectionSet selections : all) {
      left = left < 0 ? left : left(selections, left);
    }
    if (left < 0) {
      all.forEach(this::size);
      all.forEach(this::name);
    }
  }

  /** Of so many fields and fragments, as are left without these; negative if those are more. */
  private static int left(SelectionSet selections, int many) {
    int left = many - selections.selections().size();
    for (Selection selection : selections.selections()) {
      SelectionSet below = below(selection);
      if (left < 0) {
        return left;
      }
      left = below == null ? left : left(below, left);
    }
    return left;
  }

  /** Fields and fragments, all that is below them included. */
  private long size(SelectionSet selections) {
    long size = 0;
    for (Selection selection : selections.selections()) {
      SelectionSet below = below(selection);
      size += 1 + (below == null ? 0 : use(below));
    }
    size = Math.min(size, Integer.MAX_VALUE);
    sizes.put(selections, size);
    return size;
  }

  private long use(SelectionSet selections) {
    uses.merge(selections, 1, Integer::sum);
    Long known = sizes.get(selections);
    return known == null ? size(selections) : known;
  }

  private static @Nullable SelectionSet below(Selection selection) {
    return switch (selection) {
      case Selection.Field field -> field.selections();
      case Selection.InlineFragment fragment -> fragment.selections();
    };
  }

  private void name(SelectionSet selections) {
    for (Selection selection : selections.selections()) {
      SelectionSet below = below(selection);
      if (below == null || names.containsKey(below)) {
        continue;
      }
      if (uses.getOrDefault(below, 0) > 1 && sizes.getOrDefault(below, 0L) > SMALL) {
        String name = "F" + fragments.size();
        names.put(below, name);
        fragments.put(name, below);
      }
      name(below);
    }
  }

  /** In braces; some that are given to the constructor. */
  void print(SelectionSet selections, StringBuilder document) {
    SelectionPrinter.print(selections, names::get, document);
  }

  /** What is behind the operation. */
  void printFragments(StringBuilder document) {
    fragments.forEach((name, selections) -> {
      document.append(" fragment ").append(name).append(" on ");
      document.append(selections.parent().name());
      print(selections, document);
    });
  }
}
