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

  CompiledPath(FetchPath path) {
    this.path = path;
    this.steps = path.segments().stream().map(CompiledPath::step).toList();
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

  /** Is shown each object while its parts are on top of the view; answers with its number. */
  interface Visitor {
    int number(int from, int to);
  }

  /** All objects that the path leads to now. */
  Targets targets(MergedView view, Visitor visitor) {
    Walk walk = new Walk(view, new Targets(path), visitor);
    int from = view.top();
    view.push(view.merged().root());
    walk(0, 0, JsonTape.OBJECT, from, walk);
    view.pop(from);
    return walk.targets();
  }

  private record Walk(MergedView view, Targets targets, Visitor visitor) {}

  private void walk(int step, int lists, int kind, int from, Walk walk) {
    MergedView view = walk.view();
    int to = view.top();
    if (step == steps.size()) {
      if (kind == JsonTape.OBJECT) {
        long reference = view.part(from);
        walk.targets().add(reference, walk.visitor().number(from, to));
      }
      return;
    }
    switch (steps.get(step)) {
      case Step.Key key -> {
        if (kind == JsonTape.OBJECT) {
          int found = view.find(key.key(), from, to);
          walk(step + 1, lists, found, to, walk);
          view.pop(to);
        }
      }
      case Step.Items _ -> {
        if (kind == JsonTape.ARRAY) {
          int size = view.size(from);
          for (int i = 0; i < size; i++) {
            walk.targets().at(lists, i);
            int found = view.item(from, to);
            walk(step + 1, lists + 1, found, to, walk);
            view.pop(to);
          }
        }
      }
      case Step.Types types -> {
        if (kind == JsonTape.OBJECT && view.typed(types.names(), from, to) != null) {
          walk(step + 1, lists, kind, from, walk);
        }
      }
    }
  }
}
