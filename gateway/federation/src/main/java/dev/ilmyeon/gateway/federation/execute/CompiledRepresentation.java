package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonTape;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.json.SliceMap;
import dev.ilmyeon.gateway.federation.plan.Representation;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.nio.charset.StandardCharsets;
import java.util.List;
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

  private static final byte[] TYPENAME = "\"__typename\":".getBytes(StandardCharsets.US_ASCII);

  private sealed interface Step {
    record Copy(byte[] prefix, byte[] key, boolean required, @Nullable Nested nested)
        implements Step {}

    record ForTypes(SliceMap<Boolean> types, List<Step> steps) implements Step {}
  }

  /**
   * What is written of an object inside.
   *
   * @param typed whether it starts with the object's own {@code __typename}: what is said of some
   *     types only is of no use to who does not know which type it is
   */
  private record Nested(boolean typed, List<Step> steps) {}

  private final @Nullable SliceMap<Boolean> runtimeTypes;
  private final byte @Nullable [] typename;
  private final SliceMap<byte[]> objectTypes;
  private final List<Step> steps;

  /** {@code objectTypes}: the names of all object types, with the JSON of each. */
  CompiledRepresentation(Representation representation, SliceMap<byte[]> objectTypes) {
    this.runtimeTypes =
        representation.runtimeTypes().isEmpty()
            ? null
            : CompiledPath.names(representation.runtimeTypes());
    String name = representation.typename();
    this.typename = name == null ? null : JsonWriter.encode(name);
    this.objectTypes = objectTypes;
    this.steps = steps(representation.entries());
  }

  private static List<Step> steps(List<Representation.Entry> entries) {
    return entries.stream().map(CompiledRepresentation::step).toList();
  }

  private static Nested nested(List<Representation.Entry> entries) {
    boolean forTypes = entries.stream().anyMatch(Representation.Entry.ForTypes.class::isInstance);
    boolean asked =
        entries.stream()
            .anyMatch(entry ->
                entry instanceof Representation.Entry.Copy copy
                    && copy.name().equals("__typename"));
    return new Nested(forTypes && !asked, steps(entries));
  }

  private static Step step(Representation.Entry entry) {
    return switch (entry) {
      case Representation.Entry.Copy copy -> {
        JsonWriter prefix = new JsonWriter(copy.name().length() + 3);
        prefix.string(copy.name());
        prefix.character(':');
        yield new Step.Copy(
            prefix.toByteArray(),
            copy.responseKey().getBytes(StandardCharsets.UTF_8),
            copy.required(),
            copy.nested() == null ? null : nested(copy.nested()));
      }
      case Representation.Entry.ForTypes types ->
          new Step.ForTypes(CompiledPath.names(types.runtimeTypes()), steps(types.entries()));
    };
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
    out.character('{');
    out.raw(TYPENAME);
    out.raw(type);
    Outcome outcome = new Writing(this, view, failed, out).members(steps, from, to, false);
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

    private Outcome members(List<Step> steps, int from, int to, boolean first) {
      boolean comma = !first;
      for (Step step : steps) {
        int before = out.length();
        Outcome outcome =
            switch (step) {
              case Step.Copy copy -> {
                if (comma) {
                  out.character(',');
                }
                out.raw(copy.prefix());
                yield copy(copy, from, to);
              }
              case Step.ForTypes types ->
                  view.typed(types.types(), from, to) == null
                      ? Outcome.WRITTEN
                      : members(types.steps(), from, to, !comma);
            };
        if (outcome != Outcome.WRITTEN) {
          return outcome;
        }
        comma |= out.length() > before;
      }
      return Outcome.WRITTEN;
    }

    private Outcome copy(Step.Copy copy, int from, int to) {
      int value = view.top();
      int kind = view.find(copy.key(), from, to);
      Outcome outcome = value(copy, kind, value, view.top());
      view.pop(value);
      return outcome;
    }

    private Outcome value(Step.Copy copy, int kind, int from, int to) {
      if (kind == MergedView.ABSENT && failed) {
        return Outcome.INCOMPLETE;
      }
      if (kind == MergedView.ABSENT || kind == JsonTape.NULL) {
        if (copy.required()) {
          return Outcome.NO_KEY;
        }
        out.ascii("null");
        return Outcome.WRITTEN;
      }
      if (copy.nested() == null) {
        JsonTape tape = view.tape(from);
        int row = view.row(from);
        out.raw(tape.bytes(), tape.start(row), tape.end(row));
        return Outcome.WRITTEN;
      }
      return nested(copy.nested(), kind, from, to);
    }

    private Outcome nested(Nested nested, int kind, int from, int to) {
      if (kind == JsonTape.ARRAY) {
        return items(nested, from, to);
      }
      if (kind != JsonTape.OBJECT) {
        out.ascii("null");
        return Outcome.WRITTEN;
      }
      out.character('{');
      byte[] type = nested.typed() ? program.ownType(view, from, to) : null;
      if (type != null) {
        out.raw(TYPENAME);
        out.raw(type);
      }
      Outcome outcome = members(nested.steps(), from, to, type == null);
      out.character('}');
      return outcome;
    }

    private Outcome items(Nested nested, int from, int to) {
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
