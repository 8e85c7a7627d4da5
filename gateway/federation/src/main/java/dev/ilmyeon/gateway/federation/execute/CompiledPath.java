package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonTape;
import dev.ilmyeon.gateway.federation.json.SliceMap;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A {@link FetchPath} ready to be walked, over merged answers. */
final class CompiledPath {

  private sealed interface Step {
    record Key(byte[] key) implements Step {}

    record Items() implements Step {}

    record Types(SliceMap<Boolean> names) implements Step {}
  }

  private final FetchPath path;
  private final List<Step> steps;
  private final int lists;

  CompiledPath(FetchPath path) {
    this.path = path;
    this.steps = path.segments().stream().map(CompiledPath::step).toList();
    this.lists = (int) steps.stream().filter(Step.Items.class::isInstance).count();
  }

  private static Step step(FetchPath.Segment segment) {
    return switch (segment) {
      case FetchPath.Segment.Key key ->
          new Step.Key(key.responseKey().getBytes(StandardCharsets.UTF_8));
      case FetchPath.Segment.Items _ -> new Step.Items();
      case FetchPath.Segment.Types types -> new Step.Types(names(types.names()));
    };
  }

  static SliceMap<Boolean> names(Set<String> names) {
    Map<String, Boolean> entries = new LinkedHashMap<>();
    names.forEach(name -> entries.put(name, true));
    return new SliceMap<>(entries);
  }

  FetchPath path() {
    return path;
  }

  /** To be filled with objects that this path leads to. */
  Targets newTargets() {
    return new Targets(path, lists);
  }

  /** Is shown each object, in order, while its parts are on top of the view. */
  interface Visitor {
    void object(Walk walk, int from, int to);
  }

  /** Shows all objects that the path leads to now. */
  void walk(MergedView view, Visitor visitor) {
    new Walk(view, visitor).start();
  }

  /** Where a walk is. */
  final class Walk {

    private final MergedView view;
    private final Visitor visitor;

    /** Indexes of the lists that it is inside of, outermost first. */
    private final int[] trail = new int[lists];

    /** Before each step, where the parts of the value there start and end. */
    private final int[] starts = new int[steps.size() + 1];

    private final int[] ends = new int[steps.size() + 1];

    private Walk(MergedView view, Visitor visitor) {
      this.view = view;
      this.visitor = visitor;
    }

    int[] trail() {
      return trail;
    }

    /** First part of the object that so many segments lead to, on the way to the present one. */
    int from(int segments) {
      return starts[segments];
    }

    /** … and after its last. */
    int to(int segments) {
      return ends[segments];
    }

    private void start() {
      int from = view.top();
      view.push(view.merged().root());
      step(0, 0, JsonTape.OBJECT, from);
      view.pop(from);
    }

    private void step(int step, int list, int kind, int from) {
      int to = view.top();
      starts[step] = from;
      ends[step] = to;
      if (step == steps.size()) {
        if (kind == JsonTape.OBJECT) {
          visitor.object(this, from, to);
        }
        return;
      }
      switch (steps.get(step)) {
        case Step.Key key -> {
          if (kind == JsonTape.OBJECT) {
            int found = view.find(key.key(), from, to);
            step(step + 1, list, found, to);
            view.pop(to);
          }
        }
        case Step.Items _ -> {
          if (kind == JsonTape.ARRAY) {
            int size = view.size(from);
            for (int i = 0; i < size; i++) {
              trail[list] = i;
              int found = view.item(from, to);
              step(step + 1, list + 1, found, to);
              view.pop(to);
            }
          }
        }
        case Step.Types types -> {
          if (kind == JsonTape.OBJECT && view.typed(types.names(), from, to) != null) {
            step(step + 1, list, kind, from);
          }
        }
      }
    }
  }
}
