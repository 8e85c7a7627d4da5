package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.json.JsonValue;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds what a fetch is about and writes its requests: the part that is always the same, the
 * client's variables, and a representation for each different object.
 *
 * <p>That is one request, unless the fetch has variables whose values depend on where an object is
 * ({@code @fromContext}): then objects for which they differ go into different requests. There is
 * an end to that: nobody's operation makes a gateway send thousands. Objects with further values
 * are not asked for.
 */
final class RequestBodies {

  /** As many requests are made of one fetch. */
  static final int MOST = 1_000;

  private static final byte[] NO_CONTEXT = {};

  private final FetchRun run;
  private final MergedView view;
  private final JsonObject variables;
  private final BitSet merged;
  private final boolean providerFailed;
  private final List<Draft> drafts = new ArrayList<>();

  /** By the values of the variables that depend on where an object is; the others have none. */
  private Map<ByteBuffer, Draft> byContext = Map.of();

  private @Nullable Draft withoutContext;

  /** Whether a value that the object at hand takes from a context was lost with another fetch. */
  private boolean contextLost;

  private boolean tooMany;

  /**
   * @param merged the fetches that are
   * @param providerFailed whether a fetch failed that this one depends on
   */
  RequestBodies(
      FetchRun run, MergedView view, JsonObject variables, BitSet merged, boolean providerFailed) {
    this.run = run;
    this.view = view;
    this.variables = variables;
    this.merged = merged;
    this.providerFailed = providerFailed;
  }

  /** Whether not all objects are asked for, since their contexts differ too much. */
  boolean tooMany() {
    return tooMany;
  }

  /** A request and its body. */
  record Written(FetchRequest request, byte @Nullable [] body) {

    /** Whether something was not asked for, since a provider failed. */
    boolean incomplete() {
      for (CallTargets each : request.targets) {
        if (each.objects().first(number -> number == Targets.INCOMPLETE) >= 0) {
          return true;
        }
      }
      return false;
    }
  }

  /** The body is null where there is nothing to ask for. */
  List<Written> write() {
    List<CompiledCall> calls = run.fetch.calls();
    if (calls.isEmpty()) {
      root();
    }
    for (int i = 0; i < calls.size(); i++) {
      for (CompiledCall.Target target : calls.get(i).targets()) {
        if (run.takes(target, merged)) {
          targets(i, target);
        }
      }
    }
    List<Written> written = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      written.add(draft.finish());
    }
    return written;
  }

  private void root() {
    Draft draft = draft(NO_CONTEXT);
    Targets objects = run.fetch.root().newTargets();
    run.fetch.root().walk(view, (walk, from, _) -> objects.add(view.part(from), 0, walk.trail()));
    draft.request.targets.add(new CallTargets(0, objects, run.fetch.enteredLater()));
  }

  private void targets(int call, CompiledCall.Target target) {
    drafts.forEach(draft -> draft.targets = null);
    target
        .path()
        .walk(
            view,
            (walk, from, to) -> {
              contextLost = false;
              Draft draft = draft(target.contexts().isEmpty() ? NO_CONTEXT : context(target, walk));
              draft.add(call, target, walk, from, to);
            });
  }

  private byte[] context(CompiledCall.Target target, CompiledPath.Walk walk) {
    JsonWriter context = new JsonWriter(64);
    for (CompiledContext each : target.contexts()) {
      if (context.length() > 0) {
        context.character(',');
      }
      contextLost |= !each.write(walk, view, context) && providerFailed;
    }
    return context.toByteArray();
  }

  private Draft draft(byte[] contextVariables) {
    if (contextVariables.length == 0) {
      if (withoutContext == null) {
        withoutContext = newDraft(contextVariables);
      }
      return withoutContext;
    }
    ByteBuffer values = ByteBuffer.wrap(contextVariables);
    Draft known = byContext.get(values);
    if (known != null) {
      return known;
    }
    if (drafts.size() == MOST) {
      contextLost = true;
      tooMany = true;
      return drafts.getFirst();
    }
    if (byContext.isEmpty()) {
      byContext = new HashMap<>();
    }
    Draft draft = newDraft(contextVariables);
    byContext.put(values, draft);
    return draft;
  }

  private Draft newDraft(byte[] contextVariables) {
    Draft draft = new Draft(contextVariables);
    drafts.add(draft);
    return draft;
  }

  /** One request being written. */
  private final class Draft {

    private final FetchRequest request = new FetchRequest(run);
    private final JsonWriter out;
    private boolean comma;

    /** The entity call that is being written, from 0; those before it are done. */
    private int call = -1;

    private RepresentationSet representations;

    /** The objects of the path that is being walked. */
    private @Nullable Targets targets;

    Draft(byte[] contextVariables) {
      this.out = JsonWriter.pooled(run.fetch.bodyStart().length + 512);
      this.representations = new RepresentationSet(out);
      out.raw(run.fetch.bodyStart());
      for (Map.Entry<String, byte[]> variable : run.fetch.variables().entrySet()) {
        JsonValue value = variables.members().get(variable.getKey());
        if (value != null) {
          separate();
          out.raw(variable.getValue());
          out.value(value);
        }
      }
      if (contextVariables.length > 0) {
        separate();
        out.raw(contextVariables);
      }
    }

    private void separate() {
      if (comma) {
        out.character(',');
      }
      comma = true;
    }

    void add(int number, CompiledCall.Target target, CompiledPath.Walk walk, int from, int to) {
      while (call < number) {
        nextCall();
      }
      if (targets == null) {
        targets = target.path().newTargets();
        request.targets.add(new CallTargets(number, targets, target.enteredLater()));
      }
      targets.add(view.part(from), representation(target, from, to), walk.trail());
    }

    private void nextCall() {
      endCall();
      call++;
      separate();
      out.raw(run.fetch.calls().get(call).variable());
      out.character('[');
      representations = new RepresentationSet(out);
    }

    private void endCall() {
      if (call >= 0) {
        out.character(']');
        request.sent[call] = representations.size();
      }
    }

    /** The number of an object's representation, or a negative one if it has none. */
    private int representation(CompiledCall.Target target, int from, int to) {
      if (contextLost) {
        return Targets.INCOMPLETE;
      }
      CompiledRepresentation program = target.representation(view, from, to);
      if (program == null) {
        return Targets.NO_KEY;
      }
      representations.begin();
      CompiledRepresentation.Outcome outcome = program.write(view, from, to, providerFailed, out);
      if (outcome == CompiledRepresentation.Outcome.WRITTEN) {
        return representations.add();
      }
      representations.drop();
      return outcome == CompiledRepresentation.Outcome.NO_KEY ? Targets.NO_KEY : Targets.INCOMPLETE;
    }

    Written finish() {
      while (call < run.fetch.calls().size() - 1) {
        nextCall();
      }
      endCall();
      boolean asks =
          run.fetch.calls().isEmpty()
              ? request.targets.getFirst().objects().size() > 0
              : Arrays.stream(request.sent).sum() > 0;
      out.ascii("}}");
      byte[] body = asks ? out.toByteArray() : null;
      out.release();
      return new Written(request, body);
    }
  }
}
