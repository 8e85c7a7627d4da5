package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.RepresentationSteps.Step;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.Representation;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * A {@link Representation} as a program that writes JSON straight from merged answers.
 *
 * <p>A value that is missing or null where a key needs one keeps the representation from being
 * sent. So does a value that nobody answered, needed by {@code @requires}, if a subgraph that would
 * have answered it has failed: sending null for it would make the other subgraph compute with a
 * value that is not true.
 */
final class CompiledRepresentation {

  /** What became of a representation. */
  enum Outcome {
    WRITTEN,
    /** A key is null: there is nothing to ask for. */
    NO_KEY,
    /** A value is missing, since a subgraph failed. */
    INCOMPLETE
  }

  private static final byte[] TYPENAME = "{\"__typename\":".getBytes(StandardCharsets.US_ASCII);

  private final @Nullable SliceMap<Boolean> runtimeTypes;
  private final byte @Nullable [] typename;
  private final SliceMap<byte[]> objectTypes;
  private final RepresentationSteps steps;

  /** {@code objectTypes}: the names of all object types, with the JSON of each. */
  CompiledRepresentation(Representation representation, SliceMap<byte[]> objectTypes) {
    this.runtimeTypes =
        representation.runtimeTypes().isEmpty()
            ? null
            : CompiledPath.names(representation.runtimeTypes());
    String name = representation.typename();
    this.typename = name == null ? null : JsonWriter.encode(name);
    this.objectTypes = objectTypes;
    this.steps = RepresentationSteps.of(representation.entries());
  }

  boolean appliesTo(MergedView view, int from, int to) {
    return runtimeTypes == null || view.typed(runtimeTypes, from, to) != null;
  }

  /**
   * Writes the representation of an object; what was written must be taken back unless it is {@link
   * Outcome#WRITTEN}.
   *
   * @param failed whether a subgraph failed that this fetch depends on
   */
  Outcome write(MergedView view, int from, int to, boolean failed, JsonWriter out) {
    byte[] type = typename == null ? ownType(view, from, to) : typename;
    if (type == null) {
      return failed ? Outcome.INCOMPLETE : Outcome.NO_KEY;
    }
    out.raw(TYPENAME);
    out.raw(type);
    Outcome outcome =
        new Writing(this, view, failed, out).members(steps.of(view, from, to), from, to, false);
    out.character('}');
    return outcome;
  }

  private byte @Nullable [] ownType(MergedView view, int from, int to) {
    byte[] known = view.typed(objectTypes, from, to);
    if (known != null) {
      return known;
    }
    String name = view.typename(from, to);
    return name == null ? null : JsonWriter.encode(name);
  }

  /** One representation being written. */
  private record Writing(
      CompiledRepresentation program, MergedView view, boolean failed, JsonWriter out) {

    private Outcome members(Step[] steps, int from, int to, boolean first) {
      int withoutComma = first ? 1 : 0;
      for (Step step : steps) {
        out.raw(step.prefix(), withoutComma, step.prefix().length);
        withoutComma = 0;
        Outcome outcome = member(step, from, to);
        if (outcome != Outcome.WRITTEN) {
          return outcome;
        }
      }
      return Outcome.WRITTEN;
    }

    private Outcome member(Step step, int from, int to) {
      int value = view.top();
      int kind = MergedView.ABSENT;
      for (JsonKey key : step.keys()) {
        int found = view.find(key, from, to);
        kind = kind == MergedView.ABSENT || kind == JsonTape.NULL ? found : kind;
      }
      Outcome outcome = value(step, kind, value, view.top());
      view.pop(value);
      return outcome;
    }

    private Outcome value(Step step, int kind, int from, int to) {
      if (kind == MergedView.ABSENT && failed) {
        return Outcome.INCOMPLETE;
      }
      if (kind == MergedView.ABSENT || kind == JsonTape.NULL) {
        if (step.required()) {
          return Outcome.NO_KEY;
        }
        out.ascii("null");
        return Outcome.WRITTEN;
      }
      if (step.nested() == null) {
        JsonTape tape = view.tape(from);
        int row = view.row(from);
        out.raw(tape.bytes(), tape.start(row), tape.end(row));
        return Outcome.WRITTEN;
      }
      return nested(step.nested(), kind, from, to);
    }

    private Outcome nested(RepresentationSteps nested, int kind, int from, int to) {
      if (kind == JsonTape.ARRAY) {
        return items(nested, from, to);
      }
      if (kind != JsonTape.OBJECT) {
        out.ascii("null");
        return Outcome.WRITTEN;
      }
      byte[] type = nested.typed() ? program.ownType(view, from, to) : null;
      if (type == null) {
        out.character('{');
      } else {
        out.raw(TYPENAME);
        out.raw(type);
      }
      Outcome outcome = members(nested.of(view, from, to), from, to, type == null);
      out.character('}');
      return outcome;
    }

    private Outcome items(RepresentationSteps nested, int from, int to) {
      out.character('[');
      int size = view.size(from);
      for (int i = 0; i < size; i++) {
        if (i > 0) {
          out.character(',');
        }
        int item = view.top();
        Outcome outcome = nested(nested, view.item(from, to), item, view.top());
        view.pop(item);
        if (outcome != Outcome.WRITTEN) {
          return outcome;
        }
      }
      out.character(']');
      return Outcome.WRITTEN;
    }
  }
}
