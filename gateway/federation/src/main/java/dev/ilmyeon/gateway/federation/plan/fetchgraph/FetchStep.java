package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A request to a subgraph.
 *
 * @param id unique in the graph; says nothing about order
 * @param entries where it starts: one place of root fields, or the entities that it asks for
 * @param dependsOn ids of the steps whose answers it needs
 * @param purpose the parts of the response that it is for
 */
public record FetchStep(
    int id,
    SubgraphName subgraph,
    OperationKind kind,
    List<Entry> entries,
    Set<Integer> dependsOn,
    Purpose purpose) {

  public FetchStep {
    entries = List.copyOf(entries);
    dependsOn = ordered(dependsOn);
  }

  private static Set<Integer> ordered(Set<Integer> ids) {
    return ids.isEmpty() ? Set.of() : Collections.unmodifiableSet(new LinkedHashSet<>(ids));
  }

  /** For a response that comes whole. */
  public FetchStep(
      int id,
      SubgraphName subgraph,
      OperationKind kind,
      List<Entry> entries,
      Set<Integer> dependsOn) {
    this(id, subgraph, kind, entries, dependsOn, Purpose.PRIMARY);
  }

  /** Whether it asks for entities and not for root fields. */
  public boolean asksForEntities() {
    return entries.getFirst().entity();
  }

  /**
   * Objects at a place, found again in this subgraph.
   *
   * @param entity whether they are entities; false for objects of a root type
   * @param inputs what represents an entity; empty for a root object
   * @param contexts arguments whose values depend on where the entity is
   * @param after ids of the steps whose answers this needs, where others share its request; empty:
   *     the same that the step depends on
   */
  public record Entry(
      Place place,
      boolean entity,
      List<Input> inputs,
      List<ContextInput> contexts,
      StepSelection selection,
      Set<Integer> after) {
    public Entry {
      inputs = List.copyOf(inputs);
      contexts = List.copyOf(contexts);
      after = ordered(after);
    }

    /** One that does not share its request. */
    public Entry(
        Place place,
        boolean entity,
        List<Input> inputs,
        List<ContextInput> contexts,
        StepSelection selection) {
      this(place, entity, inputs, contexts, selection, Set.of());
    }

    public Node node() {
      return selection.node();
    }

    public Entry with(StepSelection more) {
      return selecting(selection.with(more));
    }

    public Entry selecting(StepSelection other) {
      return new Entry(place, entity, inputs, contexts, other, after);
    }

    Entry after(Set<Integer> steps) {
      return new Entry(place, entity, inputs, contexts, selection, steps);
    }
  }

  /**
   * One request for all that these ask for, which depends on all that they depend on. Each entry
   * goes on saying what it needs itself, so that it need not wait for what is late.
   */
  public static FetchStep together(List<FetchStep> steps) {
    List<Entry> entries = new ArrayList<>();
    Set<Integer> dependsOn = new LinkedHashSet<>();
    FetchStep together = steps.getFirst();
    for (FetchStep step : steps) {
      for (Entry entry : step.entries) {
        entries.add(entry.after.isEmpty() ? entry.after(step.dependsOn) : entry);
      }
      dependsOn.addAll(step.dependsOn);
      together = together.alsoFor(step);
    }
    return together.withEntries(entries).withDependsOn(dependsOn);
  }

  /** … that depends on one step instead of others. */
  FetchStep redirected(Set<Integer> from, int to) {
    return withEntries(
            entries.stream().map(entry -> entry.after(redirected(entry.after, from, to))).toList())
        .withDependsOn(redirected(dependsOn, from, to));
  }

  /** … that depends on other steps. */
  FetchStep redirected(Map<Integer, Integer> to) {
    return withEntries(
            entries.stream().map(entry -> entry.after(redirected(entry.after, to))).toList())
        .withDependsOn(redirected(dependsOn, to));
  }

  private static Set<Integer> redirected(Set<Integer> steps, Map<Integer, Integer> to) {
    Set<Integer> redirected = new LinkedHashSet<>();
    steps.forEach(step -> redirected.add(to.getOrDefault(step, step)));
    return redirected;
  }

  private static Set<Integer> redirected(Set<Integer> steps, Set<Integer> from, int to) {
    Set<Integer> redirected = new LinkedHashSet<>(steps);
    if (redirected.removeAll(from)) {
      redirected.add(to);
    }
    return redirected;
  }

  public FetchStep withId(int newId) {
    return new FetchStep(newId, subgraph, kind, entries, dependsOn, purpose);
  }

  public FetchStep withEntries(List<Entry> newEntries) {
    return new FetchStep(id, subgraph, kind, newEntries, dependsOn, purpose);
  }

  public FetchStep withDependsOn(Set<Integer> newDependsOn) {
    return new FetchStep(id, subgraph, kind, entries, newDependsOn, purpose);
  }

  /** … that is also for what another step was for. */
  public FetchStep alsoFor(FetchStep other) {
    return new FetchStep(id, subgraph, kind, entries, dependsOn, purpose.with(other.purpose));
  }
}
