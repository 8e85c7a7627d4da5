package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.operation.Operation;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.QueryPlan;
import dev.ilmyeon.gateway.federation.schema.NamedType.ObjectType;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A plan ready to be run, any number of times, by {@link PlanRun}. Immutable. */
public final class ExecutablePlan {

  private final QueryPlan plan;
  private final Operation operation;
  private final RuntimeTypes types;
  private final List<CompiledFetch> fetches;
  private final List<ClientPaths> clients;
  private final List<BitSet> sources;
  private final boolean divisible;

  private ExecutablePlan(
      QueryPlan plan, Operation operation, RuntimeTypes types, List<CompiledFetch> fetches) {
    this.plan = plan;
    this.operation = operation;
    this.types = types;
    this.fetches = List.copyOf(fetches);
    this.clients = ClientPaths.of(operation);
    this.sources = sources(plan);
    this.divisible = fetches.stream().anyMatch(CompiledFetch::divisible);
  }

  Operation operation() {
    return operation;
  }

  List<QueryPlan.Part> parts() {
    return plan.parts();
  }

  /** What the client knows by a part of the response. */
  ClientPaths client(int part) {
    return clients.get(part);
  }

  /**
   * Whether an error of a fetch belongs to a part of the response: to those parts that ask for the
   * path and are inside of none that does; if there are none, to those that ask for something below
   * it that those around them do not; else to the first that it may be about. Parts that are told
   * independently, in any order, each tell it.
   */
  boolean tells(int part, int fetch, List<Object> path) {
    if (plan.parts().size() == 1) {
      return true;
    }
    List<Integer> about = new ArrayList<>();
    for (int each = 0; each < sources.size(); each++) {
      if (sources.get(each).get(fetch)) {
        about.add(each);
      }
    }
    List<Integer> telling = about.stream().filter(each -> client(each).isFirstToAsk(path)).toList();
    if (telling.isEmpty()) {
      telling = about.stream().filter(each -> client(each).isAboveOwn(path)).toList();
    }
    return telling.isEmpty() ? about.indexOf(part) == 0 : telling.contains(part);
  }

  /**
   * For each part the fetches that have been merged when it is told: those it waits for, those that
   * these build on, and likewise of the parts it is inside of.
   */
  private static List<BitSet> sources(QueryPlan plan) {
    List<BitSet> sources = new ArrayList<>();
    for (QueryPlan.Part part : plan.parts()) {
      BitSet all = new BitSet();
      part.fetches().forEach(all::set);
      for (int id = all.length() - 1; id >= 0; id = all.previousSetBit(id - 1)) {
        plan.fetches().get(id).dependsOn().forEach(all::set);
      }
      if (part.parent() >= 0) {
        all.or(sources.get(part.parent()));
      }
      sources.add(all);
    }
    return sources;
  }

  RuntimeTypes types() {
    return types;
  }

  List<CompiledFetch> fetches() {
    return fetches;
  }

  /** Whether some of what a fetch asks for may be known earlier than the rest. */
  boolean isDivisible() {
    return divisible;
  }

  /** Makes plans of one supergraph executable. */
  public static final class Compiler {

    private final SliceMap<byte[]> objectTypes;
    private final RuntimeTypes types;

    /** With the whole schema, inaccessible types included. */
    public Compiler(Schema schema) {
      Map<String, byte[]> names = new LinkedHashMap<>();
      schema
          .types()
          .forEach((name, type) -> {
            if (type instanceof ObjectType) {
              names.put(name, JsonWriter.encode(name));
            }
          });
      objectTypes = new SliceMap<>(names);
      types = new RuntimeTypes(schema);
    }

    /** {@code operation} is what the plan was made for. */
    public ExecutablePlan compile(QueryPlan plan, Operation operation) {
      List<FetchPath> entered = entered(plan);
      List<BitSet> providers = new ArrayList<>();
      List<CompiledFetch> fetches = new ArrayList<>();
      for (Fetch fetch : plan.fetches()) {
        fetches.add(
            CompiledFetch.of(
                fetch,
                objectTypes,
                path -> entered.stream().anyMatch(other -> isBelow(other, path)),
                plan.fetches().stream()
                    .filter(other -> other.dependsOn().contains(fetch.id()))
                    .map(Fetch::id)
                    .toList(),
                ids -> closure(ids, providers)));
        providers.add(closure(fetch.dependsOn(), providers));
      }
      return new ExecutablePlan(plan, operation, types, fetches);
    }

    /** These fetches, and all that they depend on. */
    private static BitSet closure(Set<Integer> ids, List<BitSet> providers) {
      BitSet all = new BitSet();
      for (int id : ids) {
        all.set(id);
        all.or(providers.get(id));
      }
      return all;
    }

    private static List<FetchPath> entered(QueryPlan plan) {
      List<FetchPath> entered = new ArrayList<>();
      for (Fetch fetch : plan.fetches()) {
        entered.add(fetch.path());
        for (EntityCall call : fetch.entities()) {
          call.targets().forEach(target -> entered.add(target.path()));
        }
      }
      return entered;
    }

    /** Whether {@code inner} leads through the objects of {@code outer} to others. */
    private static boolean isBelow(FetchPath inner, FetchPath outer) {
      List<Segment> steps = withoutTypes(inner);
      List<Segment> above = withoutTypes(outer);
      return steps.size() > above.size() && steps.subList(0, above.size()).equals(above);
    }

    private static List<Segment> withoutTypes(FetchPath path) {
      return path.segments().stream()
          .filter(segment -> !(segment instanceof Segment.Types))
          .toList();
    }
  }
}
