package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * A {@link Fetch} ready to be run: all of its request that is the same every time is bytes already.
 *
 * @param bodyStart the request's JSON up to and with the opening brace of {@code variables}
 * @param variables names of the client's variables that it uses, each with {@code "name":}
 * @param root where a fetch of root fields is merged; not used when there are calls
 * @param enteredLater whether another fetch goes on below what {@code root} gets
 * @param providers all fetches that this one depends on, also by way of others
 * @param divisible whether some of what it asks for may be known earlier than the rest
 */
record CompiledFetch(
    Fetch fetch,
    byte[] bodyStart,
    Map<String, byte[]> variables,
    CompiledPath root,
    boolean enteredLater,
    List<CompiledCall> calls,
    int[] providers,
    int[] dependents,
    boolean divisible) {

  static CompiledFetch of(
      Fetch fetch,
      SliceMap<byte[]> objectTypes,
      Predicate<FetchPath> enteredLater,
      List<Integer> dependents,
      Function<Set<Integer>, BitSet> closure) {
    BitSet providers = closure.apply(fetch.dependsOn());
    Map<String, byte[]> variables = new LinkedHashMap<>();
    for (String name : fetch.variables()) {
      JsonWriter prefix = new JsonWriter(name.length() + 3);
      prefix.string(name);
      prefix.character(':');
      variables.put(name, prefix.toByteArray());
    }
    List<CompiledCall> calls = new ArrayList<>();
    for (EntityCall call : fetch.entities()) {
      calls.add(
          CompiledCall.of(
              call,
              objectTypes,
              enteredLater,
              needed -> needed.isEmpty() ? providers : closure.apply(needed)));
    }
    return new CompiledFetch(
        fetch,
        bodyStart(fetch),
        variables,
        new CompiledPath(fetch.path()),
        enteredLater.test(fetch.path()),
        List.copyOf(calls),
        providers.stream().toArray(),
        dependents.stream().mapToInt(Integer::intValue).toArray(),
        calls.stream()
            .flatMap(call -> call.targets().stream())
            .anyMatch(target -> !target.needs().equals(providers)));
  }

  private static byte[] bodyStart(Fetch fetch) {
    JsonWriter body = new JsonWriter(fetch.document().length() + 64);
    body.ascii("{\"query\":");
    body.string(fetch.document());
    if (fetch.operationName() != null) {
      body.ascii(",\"operationName\":");
      body.string(fetch.operationName());
    }
    body.ascii(",\"variables\":{");
    return body.toByteArray();
  }

  String service() {
    return fetch.subgraph().value();
  }
}
