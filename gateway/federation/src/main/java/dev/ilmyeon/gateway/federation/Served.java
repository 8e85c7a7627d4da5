package dev.ilmyeon.gateway.federation;

import dev.ilmyeon.gateway.federation.contract.ContractSchema;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.federation.subgraph.SubscriptionTransport;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphModel;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A supergraph that is served: whole, and as each contract shows it. These have nothing in common
 * that one's clients could use up or learn of another's: each has an equal share of what may be
 * remembered, and plans of its own.
 */
final class Served {

  private final SubgraphTransport transport;
  private final SubscriptionTransport subscriptions;
  private final Object edition = new Object();
  private final Tenants tenants = new Tenants();
  private final Generation whole;
  private final Map<String, Generation> contracts = new LinkedHashMap<>();

  /** Throws {@link dev.ilmyeon.gateway.federation.error.ContractException}. */
  Served(
      SupergraphModel supergraph,
      SubgraphTransport transport,
      SubscriptionTransport subscriptions,
      EngineOptions options,
      EngineListener listener) {
    this.transport = transport;
    this.subscriptions = subscriptions;
    Map<String, Schema> schemas = new LinkedHashMap<>();
    options
        .contracts()
        .forEach((name, each) -> schemas.put(name, ContractSchema.of(supergraph, name, each)));
    Groundwork ground = Groundwork.of(supergraph, options);
    int shares = 1 + schemas.size();
    EngineOptions each =
        options.withCaches(
            Math.ceilDiv(options.documents(), shares), Math.ceilDiv(options.plans(), shares));
    Function<Schema, Generation> generation =
        schema -> new Generation(ground, schema, transport, subscriptions, each, listener);
    this.whole = generation.apply(supergraph.consumerSchema());
    schemas.forEach((name, schema) -> contracts.put(name, generation.apply(schema)));
  }

  SubgraphTransport transport() {
    return transport;
  }

  SubscriptionTransport subscriptions() {
    return subscriptions;
  }

  /** Stands for it without holding it: to be kept for as long as anybody likes. */
  Object edition() {
    return edition;
  }

  Tenants tenants() {
    return tenants;
  }

  /** All that clients without a contract see. */
  Generation whole() {
    return whole;
  }

  /** What the client of a request sees; one with a contract that nobody knows sees nothing. */
  Generation to(GraphQlRequest request) {
    return request.contract() == null ? whole : contract(request.contract());
  }

  private Generation contract(String name) {
    @Nullable Generation shown = contracts.get(name);
    if (shown == null) {
      throw new IllegalArgumentException("There is no contract " + name);
    }
    return shown;
  }

  /** Of all together. */
  Remembered remembered() {
    Remembered all = whole.remembered();
    for (Generation shown : contracts.values()) {
      Remembered more = shown.remembered();
      all =
          new Remembered(all.documents() + more.documents(), all.operations() + more.operations());
    }
    return all;
  }

  /** Of each in turn, what clients without a contract ask for first. */
  List<PlannedOperation> hottest(int most) {
    return Stream.concat(Stream.of(whole), contracts.values().stream())
        .flatMap(shown -> shown.hottest(most).stream())
        .limit(most)
        .toList();
  }

  /** Plans what was asked for most of another one with the same contracts. */
  void warmUp(Served before, int most) {
    int each = Math.ceilDiv(most, 1 + contracts.size());
    whole.warmUp(before.whole, each);
    contracts.forEach((name, shown) -> shown.warmUp(before.contract(name), each));
  }
}
