package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.supergraph.Supergraph;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphException;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import dev.ilmyeon.gateway.server.subgraph.HttpSubgraphTransport;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The supergraph that is served, and its engine. {@link #refresh()} takes a changed one; requests
 * under way end on the one that they began with, and a bad one changes nothing.
 */
public final class ServedSupergraph {

  private static final Logger log = LoggerFactory.getLogger(ServedSupergraph.class);

  /**
   * What is served.
   *
   * @param refusal why what is there now is not served; null if it is
   */
  public record Status(
      String location, Instant since, int subgraphs, int types, @Nullable String refusal) {

    private Status refusing(@Nullable String reason) {
      return new Status(location, since, subgraphs, types, reason);
    }
  }

  private final SupergraphSource source;
  private final HttpSubgraphTransport transport;
  private final Clock clock;
  private final FederationEngine engine;

  private Optional<SupergraphSource.Stamp> seen;
  private Optional<SupergraphSource.Stamp> served;
  private String text;
  private volatile Status status;

  /** Throws {@link UnreadableSupergraphException}. */
  ServedSupergraph(
      SupergraphSource source,
      HttpSubgraphTransport transport,
      EngineOptions options,
      EngineListener listener,
      Clock clock) {
    this.source = source;
    this.transport = transport;
    this.clock = clock;
    this.seen = source.stamp();
    this.served = seen;
    this.text = source.read();
    Supergraph supergraph = parse(text, source);
    connect(supergraph);
    this.engine = new FederationEngine(supergraph, transport, options, listener);
    this.status = status(supergraph);
    log.info("Serving {} with {} subgraphs", source, status.subgraphs());
  }

  static Supergraph parse(String text, SupergraphSource source) {
    try {
      return SupergraphReader.read(text);
    } catch (SupergraphException e) {
      throw new UnreadableSupergraphException(source.toString(), String.valueOf(e.getMessage()));
    }
  }

  private void connect(Supergraph supergraph) {
    try {
      transport.connect(supergraph.subgraphs().values());
    } catch (IllegalArgumentException e) {
      throw new UnreadableSupergraphException(source.toString(), "In it, " + e.getMessage() + ".");
    }
  }

  private Status status(Supergraph supergraph) {
    return new Status(
        source.toString(),
        clock.instant(),
        supergraph.subgraphs().size(),
        supergraph.consumerSchema().types().size(),
        null);
  }

  public FederationEngine engine() {
    return engine;
  }

  public Status status() {
    return status;
  }

  /**
   * Looks whether the file has changed, and serves what it holds now. A change is taken up when the
   * file has stayed the same between two looks, so that nobody reads a half-written one.
   */
  synchronized void refresh() {
    Optional<SupergraphSource.Stamp> now = source.stamp();
    boolean settled = now.equals(seen);
    seen = now;
    if (settled && now.isPresent() && !now.equals(served)) {
      served = now;
      reload();
    }
  }

  private void reload() {
    try {
      serve(source.read());
    } catch (UnreadableSupergraphException e) {
      String reason = String.valueOf(e.getMessage());
      status = status.refusing(reason);
      log.error("The changed {} is not served, the one before is. {}", source, reason);
    }
  }

  private void serve(String changed) {
    if (changed.equals(text)) {
      status = status.refusing(null);
      return;
    }
    Supergraph supergraph = parse(changed, source);
    connect(supergraph);
    engine.replace(supergraph);
    text = changed;
    status = status(supergraph);
    log.info("Serving the changed {} with {} subgraphs", source, status.subgraphs());
  }
}
