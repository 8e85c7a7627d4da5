package dev.ilmyeon.gateway.federation.plan.fetchgraph;

import dev.ilmyeon.gateway.federation.language.OperationKind;
import dev.ilmyeon.gateway.federation.plan.graph.Node;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.supergraph.SubgraphName;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
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
    dependsOn = Collections.unmodifiableSet(new LinkedHashSet<>(dependsOn));
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
   */
  public record Entry(
      Place place,
      boolean entity,
      List<Input> inputs,
      List<ContextInput> contexts,
      StepSelection selection) {
    public Entry {
      inputs = List.copyOf(inputs);
      contexts = List.copyOf(contexts);
    }

    public Node node() {
      return selection.node();
    }

    public Entry with(StepSelection more) {
      return selecting(selection.with(more));
    }

    public Entry selecting(StepSelection other) {
      return new Entry(place, entity, inputs, contexts, other);
    }
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
