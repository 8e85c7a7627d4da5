package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonKey;
import dev.ilmyeon.gateway.federation.json.JsonTape;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.json.SliceMap;
import dev.ilmyeon.gateway.federation.plan.EntityCall.ContextValue;
import dev.ilmyeon.gateway.federation.plan.Representation.Entry;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.util.List;

/**
 * A {@link ContextValue} as a program: from an object above the target down to the value that a
 * variable gets.
 */
final class CompiledContext {

  private sealed interface Step {
    record Key(JsonKey key, List<Step> below) implements Step {}

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

  private static List<Step> steps(List<Entry> entries) {
    return entries.stream().map(CompiledContext::step).toList();
  }

  private static Step step(Entry entry) {
    return switch (entry) {
      case Entry.Copy copy ->
          new Step.Key(
              new JsonKey(copy.responseKey()),
              copy.nested() == null ? List.of() : steps(copy.nested()));
      case Entry.ForTypes types ->
          new Step.ForTypes(CompiledPath.names(types.runtimeTypes()), steps(types.entries()));
    };
  }

  /** Writes {@code "variable":value}; null where there is no value. */
  void write(CompiledPath.Walk walk, MergedView view, JsonWriter out) {
    out.raw(variable);
    if (!value(steps, view, walk.from(segments), walk.to(segments), out)) {
      out.ascii("null");
    }
  }

  /** Follows the steps that apply to an object. */
  private static boolean value(
      List<Step> steps, MergedView view, int from, int to, JsonWriter out) {
    for (Step step : steps) {
      boolean written =
          switch (step) {
            case Step.Key key -> {
              int top = view.top();
              int kind = view.find(key.key(), from, to);
              boolean found = value(key, kind, view, top, out);
              view.pop(top);
              yield found;
            }
            case Step.ForTypes types ->
                view.typed(types.types(), from, to) != null
                    && value(types.steps(), view, from, to, out);
          };
      if (written) {
        return true;
      }
    }
    return false;
  }

  private static boolean value(Step.Key key, int kind, MergedView view, int from, JsonWriter out) {
    if (kind == MergedView.ABSENT || kind == JsonTape.NULL) {
      return false;
    }
    if (!key.below().isEmpty()) {
      return kind == JsonTape.OBJECT && value(key.below(), view, from, view.top(), out);
    }
    JsonTape tape = view.tape(from);
    int row = view.row(from);
    out.raw(tape.bytes(), tape.start(row), tape.end(row));
    return true;
  }
}
