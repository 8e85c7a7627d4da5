package dev.ilmyeon.gateway.federation.queryplan;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The fetches that answer an operation, each after those it depends on. Nothing else orders them: a
 * fetch starts as soon as what it depends on is merged. Immutable; shared by all requests of the
 * same operation.
 *
 * @param parts the parts that the response comes in, by number; one if it comes whole
 */
public record QueryPlan(OperationKind kind, List<Fetch> fetches, List<Part> parts) {

  /**
   * A part of the response.
   *
   * @param parent the number of the part that it is inside of, and that comes before it; -1 for the
   *     first
   * @param label how the client calls it
   * @param fetches what it waits for, besides what its parent does
   */
  public record Part(int parent, @Nullable String label, Set<Integer> fetches) {
    public Part {
      fetches = Collections.unmodifiableSet(new TreeSet<>(fetches));
    }
  }

  public QueryPlan {
    fetches = List.copyOf(fetches);
    parts = List.copyOf(parts);
    Set<Integer> waitedFor = new LinkedHashSet<>();
    parts.forEach(part -> waitedFor.addAll(part.fetches()));
    for (int i = 0; i < fetches.size(); i++) {
      if (fetches.get(i).id() != i) {
        throw new IllegalArgumentException(
            "Fetch " + fetches.get(i).id() + " stands at place " + i);
      }
      if (!waitedFor.contains(i)) {
        throw new IllegalArgumentException("Nothing waits for fetch " + i);
      }
      boolean subscribes = fetches.get(i).kind() == OperationKind.SUBSCRIPTION;
      if (subscribes != (kind == OperationKind.SUBSCRIPTION && i == 0)) {
        throw new IllegalArgumentException("Only the first fetch of a subscription is one: " + i);
      }
    }
  }

  /** A subscription's first fetch, which goes on bringing answers. */
  public Fetch subscribing() {
    if (kind != OperationKind.SUBSCRIPTION) {
      throw new IllegalStateException("Not a subscription, but a " + kind.keyword());
    }
    return fetches.getFirst();
  }

  /** A subscription's other fetches, which are made anew for each answer of the first. */
  public List<Fetch> forEachEvent() {
    return fetches.subList(1, fetches.size());
  }

  /** For a response that comes whole. */
  public QueryPlan(OperationKind kind, List<Fetch> fetches) {
    this(kind, fetches, List.of(whole(fetches)));
  }

  private static Part whole(List<Fetch> fetches) {
    Set<Integer> all = new TreeSet<>();
    fetches.forEach(fetch -> all.add(fetch.id()));
    return new Part(-1, null, all);
  }
}
