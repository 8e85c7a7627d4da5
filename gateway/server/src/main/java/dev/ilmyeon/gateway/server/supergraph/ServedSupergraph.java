package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.error.ContractException;
import dev.ilmyeon.gateway.federation.error.SupergraphException;
import dev.ilmyeon.gateway.federation.request.Contract;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.server.source.SupergraphSource;
import dev.ilmyeon.gateway.server.source.UnreachableSupergraphException;
import dev.ilmyeon.gateway.server.source.UnreadableSupergraphException;
import dev.ilmyeon.gateway.server.subgraph.HttpSubgraphTransport;
import dev.ilmyeon.gateway.server.subgraph.SubgraphConnector;
import dev.ilmyeon.gateway.server.upstream.SubgraphSubscriptions;
import dev.ilmyeon.gateway.server.upstream.SubscriptionConnector;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supergraph that is served, its engine and its way to the subgraphs. {@link #refresh()} takes
 * a changed one: read, connected to its subgraphs and warmed up before any request meets it.
 * Requests under way end on the one that they began with, whose connections are closed after the
 * last of them; a bad one changes nothing.
 */
public final class ServedSupergraph implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ServedSupergraph.class);

  private final SupergraphSource source;
  private final SubgraphConnector connector;
  private final SubscriptionConnector subscriptions;
  private final Map<String, Contract> contracts;
  private final Clock clock;
  private final FederationEngine engine;

  private volatile HttpSubgraphTransport transport;
  private volatile SupergraphStatus status;
  private volatile String text;
  private volatile Edition served;

  /** A supergraph that can be served, and its text. */
  private record Candidate(
      String text,
      Supergraph supergraph,
      HttpSubgraphTransport transport,
      SubgraphSubscriptions subscriptions) {}

  /** Throws {@link UnreadableSupergraphException}. */
  /** What the engine calls a supergraph, and all gateways do. */
  private record Edition(Object of, String fingerprint) {}

  ServedSupergraph(
      SupergraphSource source,
      SubgraphConnector connector,
      SubscriptionConnector subscriptions,
      EngineOptions options,
      EngineListener listener,
      Clock clock) {
    this.source = source;
    this.connector = connector;
    this.subscriptions = subscriptions;
    this.contracts = options.contracts();
    this.clock = clock;
    UnreadableSupergraphException refusal = null;
    Candidate first;
    try {
      first = candidate(source.read(), null);
    } catch (UnreadableSupergraphException e) {
      first = candidate(source.kept().orElseThrow(() -> e), null);
      refusal = e;
    }
    this.engine =
        new FederationEngine(
            first.supergraph(), first.transport(), first.subscriptions(), options, listener);
    this.transport = first.transport();
    this.text = first.text();
    this.served = new Edition(engine.edition(), hash(first.text()));
    this.status = status(first.supergraph());
    tellUnknownTags(first.supergraph());
    connector.show(transport, null);
    if (refusal == null) {
      source.keep(text);
      log.info("Serving {} with {} subgraphs", source, status.subgraphs());
    } else {
      status = status.after(refusal);
      log.error("Serving the copy that was kept of {}. {}", source, refusal.getMessage());
    }
  }

  static Supergraph parse(String text, SupergraphSource source) {
    try {
      return Supergraph.read(text);
    } catch (SupergraphException e) {
      throw new UnreadableSupergraphException(source.toString(), String.valueOf(e.getMessage()));
    }
  }

  private Candidate candidate(String candidate, @Nullable HttpSubgraphTransport former) {
    Supergraph supergraph = parse(candidate, source);
    try {
      supergraph.requireValid(contracts);
      Map<SubgraphName, String> subgraphs = supergraph.subgraphs();
      return new Candidate(
          candidate,
          supergraph,
          connector.connect(subgraphs, former),
          subscriptions.connect(subgraphs));
    } catch (ContractException e) {
      throw new UnreadableSupergraphException(source.toString(), String.valueOf(e.getMessage()));
    } catch (IllegalArgumentException e) {
      throw new UnreadableSupergraphException(source.toString(), "In it, " + e.getMessage() + ".");
    }
  }

  /** Perhaps misspelt; or of a supergraph that is still to come. */
  private void tellUnknownTags(Supergraph supergraph) {
    Set<String> known = supergraph.tags();
    contracts.forEach((name, contract) -> {
      Set<String> unknown = new TreeSet<>(contract.tags());
      unknown.removeAll(known);
      if (!unknown.isEmpty()) {
        log.warn(
            "The contract \"{}\" names tags that nothing in {} has: {}", name, source, unknown);
      }
    });
  }

  private SupergraphStatus status(Supergraph supergraph) {
    return new SupergraphStatus(
        source.toString(),
        clock.instant(),
        supergraph.subgraphs().size(),
        supergraph.types(),
        null,
        null);
  }

  public FederationEngine engine() {
    return engine;
  }

  /** The way to its subgraphs. */
  public HttpSubgraphTransport transport() {
    return transport;
  }

  public SupergraphStatus status() {
    return status;
  }

  /** Tells it from others, also after a restart: a hash of its text. */
  public String fingerprint() {
    return hash(text);
  }

  private static String hash(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has it", e);
    }
  }

  /** The same of what an edition of the {@linkplain #engine() engine} is of; null if not known. */
  public @Nullable String fingerprint(Object edition) {
    Edition current = served;
    return current.of() == edition ? current.fingerprint() : null;
  }

  /** Looks whether there is another one, and serves it. */
  public synchronized Look refresh() {
    try {
      Optional<String> changed = source.changed();
      if (status.unreachable() != null) {
        log.info("{} can be looked at again", source);
        status = status.unreachable(null);
      }
      return changed.map(this::serve).orElse(Look.UNCHANGED);
    } catch (UnreachableSupergraphException e) {
      if (status.unreachable() == null && !Thread.currentThread().isInterrupted()) {
        log.warn("Nobody can say whether {} has changed. {}", source, e.getMessage());
      }
      status = status.after(e);
      return Look.UNREACHABLE;
    } catch (UnreadableSupergraphException e) {
      status = status.after(e);
      log.error("The changed {} is not served, the one before is. {}", source, e.getMessage());
      return Look.REFUSED;
    }
  }

  private Look serve(String changed) {
    if (changed.equals(text)) {
      status = status.refusing(null);
      return Look.UNCHANGED;
    }
    HttpSubgraphTransport former = transport;
    Candidate next = candidate(changed, former);
    try {
      engine.replace(next.supergraph(), next.transport(), next.subscriptions(), former::close);
    } catch (RuntimeException | StackOverflowError e) {
      next.transport().close();
      log.error("The changed {} is not what the engine can take", source, e);
      throw new UnreadableSupergraphException(source.toString(), "The engine fails on it: " + e);
    }
    transport = next.transport();
    connector.show(transport, former);
    text = changed;
    served = new Edition(engine.edition(), fingerprint());
    status = status(next.supergraph());
    tellUnknownTags(next.supergraph());
    source.keep(text);
    log.info("Serving the changed {} with {} subgraphs", source, status.subgraphs());
    return Look.SERVED;
  }

  @Override
  public void close() {
    transport.close();
  }
}
