package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.EntityCall.ContextValue;
import dev.ilmyeon.gateway.federation.plan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.plan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A target of an entity call before it is joined with others that differ in types only.
 *
 * <pre>
 *   products.@|[Book]      { __typename: "Book", id }
 *   products.@|[Magazine]  { __typename: "Magazine", id }    →   products.@  { __typename, id }
 * </pre>
 *
 * @param possible for each segment that asks for types, all that there can be at its place; null
 *     for other segments
 * @param typename what is sent as {@code __typename}; null: the object's own
 */
record TargetDraft(
    List<Segment> segments,
    List<@Nullable Set<String>> possible,
    @Nullable String typename,
    List<Representation.Entry> entries,
    List<ContextValue> contexts) {

  static TargetDraft of(FetchStep.Entry entry) {
    List<Segment> segments = new ArrayList<>();
    List<@Nullable Set<String>> possible = new ArrayList<>();
    for (Paths.Piece piece : Paths.pieces(entry.place())) {
      segments.add(piece.segment());
      possible.add(piece.allTypes());
    }
    return new TargetDraft(
        segments,
        possible,
        typename(entry.node()),
        Representations.entries(entry.inputs()),
        contexts(entry));
  }

  private static List<ContextValue> contexts(FetchStep.Entry entry) {
    List<ContextValue> contexts = new ArrayList<>();
    for (ContextInput input : entry.contexts()) {
      int segments = Paths.to(input.from()).segments().size();
      List<Representation.Entry> value = Representations.entries(input.value());
      contexts.add(new ContextValue(EntityCalls.variable(input.argument()), segments, value));
    }
    return contexts;
  }

  /** The type by which the subgraph knows the object, unless only the object itself can tell. */
  private static @Nullable String typename(Node node) {
    return node.abstractType() ? null : node.type().name();
  }

  /** Both; null unless they differ in the types of one segment only. */
  @Nullable TargetDraft with(TargetDraft other) {
    int differs = onlyDifference(other);
    boolean free = contexts.isEmpty() && other.contexts.isEmpty();
    if (differs < 0 || !free || !entries.equals(other.entries)) {
      return null;
    }
    boolean sameTypename =
        typename == null ? other.typename == null : typename.equals(other.typename);
    if (!sameTypename && differs != segments.size() - 1) {
      return null;
    }
    Set<String> names = new LinkedHashSet<>(((Segment.Types) segments.get(differs)).names());
    names.addAll(((Segment.Types) other.segments.get(differs)).names());
    List<Segment> joined = new ArrayList<>(segments);
    joined.set(differs, new Segment.Types(names));
    return new TargetDraft(joined, possible, sameTypename ? typename : null, entries, contexts);
  }

  private int onlyDifference(TargetDraft other) {
    if (segments.size() != other.segments.size()) {
      return -1;
    }
    int found = -1;
    for (int i = 0; i < segments.size(); i++) {
      if (!segments.get(i).equals(other.segments.get(i))) {
        boolean types =
            segments.get(i) instanceof Segment.Types
                && other.segments.get(i) instanceof Segment.Types;
        if (!types || found >= 0) {
          return -1;
        }
        found = i;
      }
    }
    return found;
  }

  /** Without asking for types where any will do. */
  Target finish() {
    List<Segment> needed = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      Set<String> all = possible.get(i);
      if (all == null
          || !contexts.isEmpty()
          || !(segments.get(i) instanceof Segment.Types types)
          || !types.names().containsAll(all)) {
        needed.add(segments.get(i));
      }
    }
    return new Target(
        new FetchPath(needed), List.of(new Representation(Set.of(), typename, entries)), contexts);
  }

  /** As few as can be. */
  static List<Target> join(List<TargetDraft> drafts) {
    List<TargetDraft> joined = new ArrayList<>(drafts);
    for (int i = 0; i < joined.size(); i++) {
      for (int j = i + 1; j < joined.size(); j++) {
        TargetDraft both = joined.get(i).with(joined.get(j));
        if (both != null) {
          joined.set(i, both);
          joined.remove(j);
          i = -1;
          break;
        }
      }
    }
    return joined.stream().map(TargetDraft::finish).toList();
  }
}
