package dev.ilmyeon.gateway.federation.plan.pass;

import dev.ilmyeon.gateway.federation.plan.fetchgraph.ContextInput;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchGraph;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.FetchStep.Entry;
import dev.ilmyeon.gateway.federation.plan.fetchgraph.Input;
import dev.ilmyeon.gateway.federation.plan.place.Place;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Two steps that find the same objects in the same subgraph by the same key become one, if neither
 * waits for the other, nothing starts later for it, and both are for the same part of the response.
 *
 * <pre>
 *        products { upc price weight }                 products { upc price weight }
 *          │                     │                                  │
 *   inventory(upc)   inventory(upc, price, weight)  →  inventory(upc, price, weight)
 *     { inStock }        { shippingEstimate }           { inStock shippingEstimate }
 * </pre>
 *
 * <p>Requirements that give one name two values (for a field has arguments) stay apart; so do
 * arguments that are filled from the contexts of different objects, of which there are more
 * combinations than objects.
 */
final class MergeSiblingSteps implements Pass {

  private record Objects(SubgraphName subgraph, Place place) {}

  @Override
  public FetchGraph apply(FetchGraph graph) {
    Map<Objects, List<Integer>> siblings = new LinkedHashMap<>();
    for (FetchStep step : graph.steps()) {
      if (step.asksForEntities() && step.entries().size() == 1) {
        Place place = step.entries().getFirst().place();
        siblings
            .computeIfAbsent(new Objects(step.subgraph(), place), _ -> new ArrayList<>())
            .add(step.id());
      }
    }
    FetchGraph merged = graph;
    for (List<Integer> ids : siblings.values()) {
      merged = mergeAll(ids, merged);
    }
    return merged;
  }

  private static FetchGraph mergeAll(List<Integer> ids, FetchGraph graph) {
    for (int i = 0; i < ids.size(); i++) {
      for (int j = i + 1; j < ids.size(); j++) {
        FetchStep one = graph.step(ids.get(i));
        FetchStep other = graph.step(ids.get(j));
        FetchStep merged = merge(one, other, graph);
        if (merged != null) {
          List<Integer> left = new ArrayList<>(ids);
          left.remove(merged.id() == one.id() ? j : i);
          return mergeAll(left, graph.merging(merged, List.of(one, other)));
        }
      }
    }
    return graph;
  }

  private static @Nullable FetchStep merge(FetchStep one, FetchStep other, FetchGraph graph) {
    if (!one.purpose().isLike(other.purpose())
        || graph.needs(one.id(), other.id())
        || graph.needs(other.id(), one.id())) {
      return null;
    }
    boolean oneFirst = graph.wave(one.id()) <= graph.wave(other.id());
    FetchStep earlier = oneFirst ? one : other;
    FetchStep later = oneFirst ? other : one;
    if (graph.wave(earlier.id()) < graph.wave(later.id()) && !graph.isLast(earlier.id())) {
      return null;
    }
    Entry merged = merge(earlier.entries().getFirst(), later.entries().getFirst());
    if (merged == null) {
      return null;
    }
    Set<Integer> dependsOn = new LinkedHashSet<>(earlier.dependsOn());
    dependsOn.addAll(later.dependsOn());
    return earlier.withEntries(List.of(merged)).withDependsOn(dependsOn).alsoFor(later);
  }

  private static @Nullable Entry merge(Entry one, Entry other) {
    if (one.place() != other.place() || one.node() != other.node()) {
      return null;
    }
    Set<ContextInput> contexts = new LinkedHashSet<>(one.contexts());
    contexts.addAll(other.contexts());
    if (contexts.stream().map(ContextInput::from).distinct().count() > 1) {
      return null;
    }
    List<Input> inputs = merge(one.inputs(), other.inputs());
    return inputs == null
        ? null
        : new Entry(
            one.place(),
            true,
            inputs,
            List.copyOf(contexts),
            one.selection().with(other.selection()));
  }

  /** All inputs; null if the keys differ, or if one name would mean two values. */
  private static @Nullable List<Input> merge(List<Input> one, List<Input> other) {
    if (!keys(one).equals(keys(other))) {
      return null;
    }
    List<Input> all = new ArrayList<>(one);
    for (Input input : other) {
      if (!add(input, all)) {
        return null;
      }
    }
    return all;
  }

  private static List<Input> keys(List<Input> inputs) {
    return inputs.stream()
        .filter(input -> input instanceof Input.Value value && value.key())
        .toList();
  }

  private static boolean add(Input input, List<Input> all) {
    if (input instanceof Input.Value value) {
      for (int i = 0; i < all.size(); i++) {
        if (all.get(i) instanceof Input.Value known && known.name().equals(value.name())) {
          Input.Value both = merge(known, value);
          if (both != null) {
            all.set(i, both);
          }
          return both != null;
        }
      }
    }
    if (!all.contains(input)) {
      all.add(input);
    }
    return true;
  }

  private static Input.@Nullable Value merge(Input.Value one, Input.Value other) {
    if (one.place() != other.place()) {
      return null;
    }
    List<Input> below = new ArrayList<>(one.below());
    for (Input input : other.below()) {
      if (!add(input, below)) {
        return null;
      }
    }
    return new Input.Value(one.name(), one.place(), one.key() || other.key(), below);
  }
}
