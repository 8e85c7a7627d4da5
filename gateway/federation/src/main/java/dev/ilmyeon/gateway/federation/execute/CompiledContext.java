package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall.ContextValue;
import dev.ilmyeon.gateway.federation.queryplan.Representation.Entry;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
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

  private enum Outcome {
    WRITTEN,
    NULL,
    ABSENT
  }

  /**
   * Writes {@code "variable":value}, null where there is no value.
   *
   * @return false if nothing is known of the value
   */
  boolean write(CompiledPath.Walk walk, MergedView view, JsonWriter out) {
    out.raw(variable);
    Outcome outcome = value(steps, view, walk.from(segments), walk.to(segments), out);
    if (outcome != Outcome.WRITTEN) {
      out.ascii("null");
    }
    return outcome != Outcome.ABSENT;
  }

  /** Follows the steps that apply to an object. */
  private static Outcome value(
      List<Step> steps, MergedView view, int from, int to, JsonWriter out) {
    Outcome outcome = Outcome.NULL;
    for (Step step : steps) {
      Outcome found =
          switch (step) {
            case Step.Key key -> {
              int top = view.top();
              int kind = view.find(key.key(), from, to);
              Outcome value = value(key, kind, view, top, out);
              view.pop(top);
              yield value;
            }
            case Step.ForTypes types ->
                view.typed(types.types(), from, to) == null
                    ? Outcome.NULL
                    : value(types.steps(), view, from, to, out);
          };
      if (found == Outcome.WRITTEN) {
        return found;
      }
      outcome = found == Outcome.ABSENT ? found : outcome;
    }
    return outcome;
  }

  private static Outcome value(Step.Key key, int kind, MergedView view, int from, JsonWriter out) {
    if (kind == MergedView.ABSENT) {
      return Outcome.ABSENT;
    }
    if (!key.below().isEmpty()) {
      return kind == JsonTape.OBJECT
          ? value(key.below(), view, from, view.top(), out)
          : Outcome.NULL;
    }
    if (kind == JsonTape.NULL) {
      return Outcome.NULL;
    }
    JsonTape tape = view.tape(from);
    int row = view.row(from);
    out.raw(tape.bytes(), tape.start(row), tape.end(row));
    return Outcome.WRITTEN;
  }
}
