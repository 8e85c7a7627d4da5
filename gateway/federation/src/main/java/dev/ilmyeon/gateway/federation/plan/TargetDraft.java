package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.ContextValue;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.Target;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
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
 * @param after ids of the steps that it needs; empty: those that its step depends on
 */
record TargetDraft(
    List<Segment> segments,
    List<@Nullable Set<String>> possible,
    @Nullable String typename,
    List<Representation.Entry> entries,
    List<ContextValue> contexts,
    Set<Integer> after) {

  static TargetDraft of(FetchStep.Entry entry, ContextVariables variables) {
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
        contexts(entry, variables),
        entry.after());
  }

  private static List<ContextValue> contexts(FetchStep.Entry entry, ContextVariables variables) {
    List<ContextValue> contexts = new ArrayList<>();
    for (ContextInput input : entry.contexts()) {
      int segments = Paths.to(input.from()).segments().size();
      List<Representation.Entry> value = Representations.entries(input.value());
      contexts.add(new ContextValue(variables.of(input.argument()), segments, value));
    }
    return contexts;
  }

  /** The type by which the subgraph knows the object, unless only the object itself can tell. */
  private static @Nullable String typename(Node node) {
    return node.abstractType() ? null : node.type().name();
  }

  /** This, at the types of the other as well; they differ in nothing else. */
  private TargetDraft with(TargetDraft other, int segment) {
    Set<String> names = new LinkedHashSet<>(((Segment.Types) segments.get(segment)).names());
    names.addAll(((Segment.Types) other.segments.get(segment)).names());
    List<Segment> joined = new ArrayList<>(segments);
    joined.set(segment, new Segment.Types(names));
    String both = Objects.equals(typename, other.typename) ? typename : null;
    return new TargetDraft(joined, possible, both, entries, contexts, after);
  }

  /** Whether another may differ in the types of this segment. */
  private boolean isJoinable(int segment) {
    return segment < segments.size()
        && segments.get(segment) instanceof Segment.Types
        && contexts.isEmpty();
  }

  /** Without asking for types where any will do. */
  Target finish(Map<Integer, Integer> ids) {
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
        new FetchPath(needed),
        List.of(new Representation(Set.of(), typename, entries)),
        contexts,
        fetches(after, ids));
  }

  private static Set<Integer> fetches(Set<Integer> steps, Map<Integer, Integer> ids) {
    Set<Integer> fetches = new TreeSet<>();
    for (int step : steps) {
      fetches.add(ids.get(step));
    }
    return fetches;
  }

  /**
   * What two targets must have in common to become one that differ in the types of one segment.
   *
   * @param typename the same for both, unless it is their own type that differs: they can tell it
   */
  private record Common(
      List<Segment> before,
      List<Segment> after,
      @Nullable String typename,
      List<Representation.Entry> entries,
      Set<Integer> needed) {

    static @Nullable Common of(TargetDraft draft, int segment) {
      List<Segment> segments = draft.segments;
      if (!draft.isJoinable(segment)) {
        return null;
      }
      boolean last = segment == segments.size() - 1;
      return new Common(
          segments.subList(0, segment),
          segments.subList(segment + 1, segments.size()),
          last ? null : draft.typename,
          draft.entries,
          draft.after);
    }
  }

  /** As few as can be. {@code ids}: those that steps have as fetches. */
  static List<Target> join(List<TargetDraft> drafts, Map<Integer, Integer> ids) {
    if (drafts.size() == 1) {
      return List.of(drafts.getFirst().finish(ids));
    }
    int longest = 0;
    for (TargetDraft draft : drafts) {
      longest = Math.max(longest, draft.segments.size());
    }
    List<TargetDraft> joined = drafts;
    int before;
    do {
      before = joined.size();
      for (int segment = longest - 1; segment >= 0; segment--) {
        joined = joined(joined, segment);
      }
    } while (joined.size() < before);
    List<Target> targets = new ArrayList<>(joined.size());
    for (TargetDraft draft : joined) {
      targets.add(draft.finish(ids));
    }
    return targets;
  }

  private static List<TargetDraft> joined(List<TargetDraft> drafts, int segment) {
    int joinable = 0;
    for (TargetDraft draft : drafts) {
      joinable += draft.isJoinable(segment) ? 1 : 0;
    }
    if (joinable < 2) {
      return drafts;
    }
    Map<Object, TargetDraft> joined = new LinkedHashMap<>();
    for (TargetDraft draft : drafts) {
      Common common = Common.of(draft, segment);
      joined.merge(
          common == null ? new Object() : common, draft, (one, other) -> one.with(other, segment));
    }
    return List.copyOf(joined.values());
  }
}
