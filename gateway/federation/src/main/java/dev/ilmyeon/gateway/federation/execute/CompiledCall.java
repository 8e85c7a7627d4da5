package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.nio.charset.StandardCharsets;
import java.util.BitSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * An {@link EntityCall} ready to be asked.
 *
 * @param key the response key under which the entities are answered
 * @param variable {@code "variable":}
 */
record CompiledCall(EntityCall call, byte[] key, byte[] variable, List<Target> targets) {

  /**
   * @param contexts variables whose values depend on where an object is
   * @param enteredLater whether another fetch goes on below these objects, so that an entity that
   *     several of them share must be theirs alone
   * @param needs the fetches that must have been merged before its objects are known
   */
  record Target(
      CompiledPath path,
      List<CompiledRepresentation> representations,
      List<CompiledContext> contexts,
      boolean enteredLater,
      BitSet needs) {

    /** Whether its objects are known. */
    boolean isReady(BitSet merged) {
      BitSet missing = (BitSet) needs.clone();
      missing.andNot(merged);
      return missing.isEmpty();
    }

    /** The representation for an object, or null if there is none for its type. */
    @Nullable CompiledRepresentation representation(MergedView view, int from, int to) {
      for (CompiledRepresentation representation : representations) {
        if (representation.appliesTo(view, from, to)) {
          return representation;
        }
      }
      return null;
    }
  }

  /** {@code needs}: the fetches that one of these depends on, or that the call's own does. */
  static CompiledCall of(
      EntityCall call,
      SliceMap<byte[]> objectTypes,
      Predicate<FetchPath> enteredLater,
      Function<Set<Integer>, BitSet> needs) {
    JsonWriter variable = new JsonWriter(call.variable().length() + 3);
    variable.string(call.variable());
    variable.character(':');
    List<Target> targets =
        call.targets().stream()
            .map(target ->
                new Target(
                    new CompiledPath(target.path()),
                    target.representations().stream()
                        .map(each -> new CompiledRepresentation(each, objectTypes))
                        .toList(),
                    target.contexts().stream().map(CompiledContext::new).toList(),
                    enteredLater.test(target.path()),
                    needs.apply(target.dependsOn())))
            .toList();
    return new CompiledCall(
        call, call.responseKey().getBytes(StandardCharsets.UTF_8), variable.toByteArray(), targets);
  }
}
