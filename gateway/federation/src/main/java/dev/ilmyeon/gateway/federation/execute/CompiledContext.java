package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.ContextValue;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A {@link ContextValue} as a program: from an object above the target down to the value that a
 * variable gets. Where the way leads through a list, that is the list of what its items lead to.
 */
final class CompiledContext {

  private sealed interface Step {
    /** {@code below}: what leads on from there; null if this is the value. */
    record Key(JsonKey key, @Nullable List<Step> below) implements Step {}

    record ForTypes(SliceMap<Boolean> types, List<Step> steps) implements Step {}
  }

  private final byte[] variable;
  private final int segments;
  private final List<Step> steps;

  CompiledContext(ContextValue context) {
    JsonWriter prefix = new JsonWriter(context.variable().length() + 3);
    prefix.string(context.variable());
    prefix.character(':');
    this.variable = prefix.toByteArray();
    this.segments = context.segments();
    this.steps = steps(context.value());
  }

  /** What tells an object's type has its use while the plan is made, but is not the value. */
  private static List<Step> steps(List<Entry> entries) {
    return entries.stream()
        .filter(entry -> !(entry instanceof Entry.Copy copy && copy.name().equals("__typename")))
        .map(CompiledContext::step)
        .toList();
  }

  private static Step step(Entry entry) {
    return switch (entry) {
      case Entry.Copy copy ->
          new Step.Key(
              new JsonKey(copy.responseKey()), copy.nested() == null ? null : steps(copy.nested()));
      case Entry.ForTypes types ->
          new Step.ForTypes(CompiledPath.names(types.runtimeTypes()), steps(types.entries()));
    };
  }

  /**
   * Writes {@code "variable":value}, null where there is no value.
   *
   * @return false if nothing is known of the value, or of a part of it
   */
  boolean write(CompiledPath.Walk walk, MergedView view, JsonWriter out) {
    out.raw(variable);
    Writing writing = new Writing(view, out);
    if (!writing.value(steps, walk.from(segments), walk.to(segments))) {
      out.ascii("null");
    }
    return !writing.absent;
  }

  /** One value being written. */
  private static final class Writing {

    private final MergedView view;
    private final JsonWriter out;

    /** Whether something is not there, not even as null. */
    private boolean absent;

    Writing(MergedView view, JsonWriter out) {
      this.view = view;
      this.out = out;
    }

    /**
     * Follows the steps that apply to an object; false, and nothing written, if it has no value.
     */
    private boolean value(List<Step> steps, int from, int to) {
      boolean before = absent;
      boolean anyAbsent = before;
      for (Step step : steps) {
        absent = before;
        if (value(step, from, to)) {
          return true;
        }
        anyAbsent |= absent;
      }
      absent = anyAbsent;
      return false;
    }

    private boolean value(Step step, int from, int to) {
      return switch (step) {
        case Step.Key key -> {
          int top = view.top();
          int kind = view.find(key.key(), from, to);
          boolean written = found(key.below(), kind, top);
          view.pop(top);
          yield written;
        }
        case Step.ForTypes types ->
            view.typed(types.types(), from, to) != null && value(types.steps(), from, to);
      };
    }

    private boolean found(@Nullable List<Step> below, int kind, int from) {
      absent |= kind == MergedView.ABSENT;
      if (kind == MergedView.ABSENT || kind == JsonTape.NULL) {
        return false;
      }
      if (below == null) {
        JsonTape tape = view.tape(from);
        int row = view.row(from);
        out.raw(tape.bytes(), tape.start(row), tape.end(row));
        return true;
      }
      if (kind == JsonTape.ARRAY) {
        items(below, from, view.top());
        return true;
      }
      return kind == JsonTape.OBJECT && value(below, from, view.top());
    }

    /** The value of each of a list's objects. */
    private void items(List<Step> below, int from, int to) {
      out.character('[');
      int size = view.size(from);
      for (int i = 0; i < size; i++) {
        if (i > 0) {
          out.character(',');
        }
        int item = view.top();
        if (!found(below, view.item(from, to), item)) {
          out.ascii("null");
        }
        view.pop(item);
      }
      out.character(']');
    }
  }
}
