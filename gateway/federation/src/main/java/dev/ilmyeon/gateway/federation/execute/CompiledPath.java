package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A {@link FetchPath} ready to be walked, over merged answers. */
final class CompiledPath {

  private final FetchPath path;

  /** A step has one of these, or neither: then it is into the items of a list. */
  private final @Nullable JsonKey[] keys;

  private final @Nullable SliceMap<Boolean>[] types;

  private final int lists;

  @SuppressWarnings({"unchecked", "rawtypes"})
  CompiledPath(FetchPath path) {
    this.path = path;
    int length = path.segments().size();
    keys = new JsonKey[length];
    types = new SliceMap[length];
    int items = 0;
    for (int step = 0; step < length; step++) {
      switch (path.segments().get(step)) {
        case FetchPath.Segment.Key key -> keys[step] = new JsonKey(key.responseKey());
        case FetchPath.Segment.Types only -> types[step] = names(only.names());
        case FetchPath.Segment.Items _ -> items++;
      }
    }
    lists = items;
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
    private final int[] starts = new int[keys.length + 1];

    private final int[] ends = new int[keys.length + 1];

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
      boolean object = kind == JsonTape.OBJECT;
      if (step == keys.length) {
        if (object) {
          visitor.object(this, from, to);
        }
        return;
      }
      JsonKey key = keys[step];
      SliceMap<Boolean> only = types[step];
      if (key != null) {
        if (object) {
          step(step + 1, list, view.find(key, from, to), to);
          view.pop(to);
        }
      } else if (only != null) {
        if (object && view.typed(only, from, to) != null) {
          step(step + 1, list, kind, from);
        }
      } else if (kind == JsonTape.ARRAY) {
        items(step, list, from, to);
      }
    }

    private void items(int step, int list, int from, int to) {
      int size = view.size(from);
      for (int i = 0; i < size; i++) {
        trail[list] = i;
        step(step + 1, list + 1, view.item(from, to), to);
        view.pop(to);
      }
    }
  }
}
