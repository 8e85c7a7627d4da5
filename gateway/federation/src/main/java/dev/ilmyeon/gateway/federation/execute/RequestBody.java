package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRun.CallTargets;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a fetch is about and writes its request: the part that is always the same, the
 * client's variables, and a representation for each different object.
 */
final class RequestBody {

  private final FetchRun run;
  private final MergedView view;
  private final boolean providerFailed;
  private final JsonWriter out;

  private RequestBody(FetchRun run, MergedView view, boolean providerFailed) {
    this.run = run;
    this.view = view;
    this.providerFailed = providerFailed;
    this.out = new JsonWriter(run.fetch.bodyStart().length + 512);
  }

  /**
   * Fills {@link FetchRun#targets} and writes the body.
   *
   * @param providerFailed whether a fetch failed that this one depends on
   * @return null if there is nothing to ask for
   */
  static byte @Nullable [] write(
      FetchRun run, MergedView view, JsonObject variables, boolean providerFailed) {
    return new RequestBody(run, view, providerFailed).write(variables);
  }

  private byte @Nullable [] write(JsonObject variables) {
    CompiledFetch fetch = run.fetch;
    out.raw(fetch.bodyStart());
    boolean comma = variables(fetch, variables);
    int asked = fetch.calls().isEmpty() ? root(fetch) : calls(fetch.calls(), comma);
    if (asked == 0) {
      return null;
    }
    out.ascii("}}");
    return out.toByteArray();
  }

  private boolean variables(CompiledFetch fetch, JsonObject values) {
    boolean comma = false;
    for (Map.Entry<String, byte[]> variable : fetch.variables().entrySet()) {
      JsonValue value = values.members().get(variable.getKey());
      if (value != null) {
        if (comma) {
          out.character(',');
        }
        comma = true;
        out.raw(variable.getValue());
        out.value(value);
      }
    }
    return comma;
  }

  private int root(CompiledFetch fetch) {
    Targets objects = fetch.root().targets(view, (_, _) -> 0);
    run.targets.add(new CallTargets(0, objects, fetch.enteredLater()));
    return objects.size();
  }

  private int calls(List<CompiledCall> calls, boolean comma) {
    run.sent = new int[calls.size()];
    for (int i = 0; i < calls.size(); i++) {
      if (i > 0 || comma) {
        out.character(',');
      }
      out.raw(calls.get(i).variable());
      out.character('[');
      RepresentationSet representations = new RepresentationSet(out);
      for (CompiledCall.Target target : calls.get(i).targets()) {
        represent(i, target, representations);
      }
      out.character(']');
      run.sent[i] = representations.size();
    }
    return Arrays.stream(run.sent).sum();
  }

  private void represent(int call, CompiledCall.Target target, RepresentationSet known) {
    Targets objects = target.path().targets(view, (from, to) -> number(target, from, to, known));
    run.targets.add(new CallTargets(call, objects, target.enteredLater()));
  }

  /** The number of an object's representation, or a negative one if it has none. */
  private int number(CompiledCall.Target target, int from, int to, RepresentationSet known) {
    CompiledRepresentation program = target.representation(view, from, to);
    if (program == null) {
      return Targets.NO_KEY;
    }
    known.begin();
    return switch (program.write(view, from, to, providerFailed, out)) {
      case WRITTEN -> known.add();
      case NO_KEY -> {
        known.drop();
        yield Targets.NO_KEY;
      }
      case INCOMPLETE -> {
        known.drop();
        run.incomplete = true;
        yield Targets.INCOMPLETE;
      }
    };
  }
}
