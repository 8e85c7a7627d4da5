package dev.ilmyeon.gateway.federation.plan;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.StepSelection;
import dev.ilmyeon.gateway.federation.plan.graph.TypeSet;
import dev.ilmyeon.gateway.federation.plan.walk.Effort;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import dev.ilmyeon.gateway.federation.selection.SelectionSet;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphType;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The objects under one response key of a document: what is selected of them is found part by part,
 * and rendered as a whole, once.
 */
final class ObjectsDraft {

  private final ResponseShape shape;
  private final Function<Together, Rendered> render;
  private final List<Part> parts = new ArrayList<>();
  private final List<Below> below = new ArrayList<>();
  private @Nullable Rendered rendered;

  ObjectsDraft(ResponseShape shape, Function<Together, Rendered> render) {
    this.shape = shape;
    this.render = render;
  }

  /** A selection on objects of a declared type that can be of these types; by identity. */
  record Part(StepSelection selection, SubgraphType declared, TypeSet types) {

    @Override
    public boolean equals(Object other) {
      return other instanceof Part part
          && part.selection == selection
          && part.declared == declared
          && part.types.equals(types);
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(selection);
    }
  }

  /**
   * The values of a field.
   *
   * @param path to the objects that have the field
   * @param type as the subgraph declares it
   */
  record Below(List<Segment> path, String key, TypeReference type) {

    /** From where {@link #path} begins. */
    List<Segment> toValues() {
      List<Segment> segments = new ArrayList<>(path);
      segments.add(new Segment.Key(key));
      Paths.addItems(type, segments);
      return segments;
    }
  }

  /** All that is selected of some objects, and what else stands under their response keys. */
  record Together(List<Part> parts, ResponseShape shape) {
    Together {
      parts = List.copyOf(parts);
    }
  }

  /** {@code renames}: inner ones first; their paths begin at the objects. */
  record Rendered(SelectionSet selections, List<KeyRename> renames) {
    Rendered {
      renames = List.copyOf(renames);
    }
  }

  /** {@code from}: where they are. */
  void add(Part part, Below from) {
    if (!parts.contains(part)) {
      parts.add(part);
    }
    if (!below.contains(from)) {
      below.add(from);
    }
  }

  SelectionSet selections() {
    return rendered().selections();
  }

  /** Adds those below, from the objects on that have the field. */
  void addRenames(List<KeyRename> renames, Effort effort) {
    List<KeyRename> inner = rendered().renames();
    if (inner.isEmpty()) {
      return;
    }
    for (List<Segment> path : paths()) {
      effort.render(inner.size());
      for (KeyRename rename : inner) {
        List<Segment> segments = new ArrayList<>(path);
        segments.addAll(rename.path().segments());
        renames.add(new KeyRename(new FetchPath(segments), rename.from(), rename.to()));
      }
    }
  }

  private Set<List<Segment>> paths() {
    Set<List<Segment>> paths = new LinkedHashSet<>();
    below.forEach(from -> paths.add(from.toValues()));
    return paths;
  }

  private Rendered rendered() {
    if (rendered == null) {
      rendered = render.apply(new Together(parts, shape));
    }
    return rendered;
  }
}
