package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.cache.CopyFile.Kept;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps in a file what is asked for most, again and again and at the end, for a gateway that starts
 * while a subgraph is down: what it reads it answers only for want of a new answer. Of a gateway
 * that stopped without a word, it knows what it knew some seconds before.
 */
final class CopyKeeper implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(CopyKeeper.class);

  private static final int MAX_DEPTH = 128;

  /** Copies that are not for everybody, or of a former supergraph, are left out. */
  private static final int LOOK_AT = 10;

  private final CopyFile file;
  private final int most;
  private final Copies copies;
  private final FederationEngine engine;
  private final Supplier<String> supergraph;
  private final ScheduledExecutorService timer;

  /** {@code supergraph}: tells the one that is served from others. */
  CopyKeeper(
      Path path,
      int most,
      Duration pause,
      Copies copies,
      FederationEngine engine,
      Supplier<String> supergraph) {
    this.file = new CopyFile(path);
    this.most = most;
    this.copies = copies;
    this.engine = engine;
    this.supergraph = supergraph;
    read();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kept-copies").daemon().factory());
    timer.scheduleWithFixedDelay(
        this::tryWrite, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void read() {
    try {
      List<Kept> read = file.read(supergraph.get());
      read.forEach(kept -> copies.keep(key(kept), kept.copy(), copies.now()));
      if (!read.isEmpty()) {
        log.info("{} responses are kept for want of new ones, from {}", read.size(), file.path());
      }
    } catch (IOException | JsonException e) {
      log.warn("The responses kept in {} are not used: {}", file.path(), e.getMessage());
    }
  }

  private CacheKey key(Kept kept) {
    JsonObject variables =
        JsonReader.read(kept.variables(), MAX_DEPTH) instanceof JsonObject object
            ? object
            : new JsonObject(Map.of());
    ClientCall nobody = new ClientCall(List.of(), List.of(), Duration.ZERO);
    return CacheKey.of(
        engine.edition(),
        GraphQlRequest.of(kept.query(), kept.operationName(), variables)
            .with(nobody, Set.of(OperationKind.QUERY)));
  }

  private void tryWrite() {
    try {
      write();
    } catch (RuntimeException e) {
      log.error("Responses can't be kept in {}: {}", file.path(), e.toString());
    }
  }

  /**
   * Writes what there is now; nothing that was taken away before stays in the file. Throws {@link
   * UncheckedIOException} if it does.
   */
  synchronized void write() {
    try {
      file.write(supergraph.get(), hottest());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Kept> hottest() {
    Object edition = engine.edition();
    List<Kept> hottest = new ArrayList<>();
    copies
        .hottest(most * LOOK_AT)
        .forEach((key, copy) -> {
          boolean everybodys = key.isPlain() && key.edition() == edition && copy.policy().stale();
          if (everybodys && hottest.size() < most) {
            GraphQlRequest question = key.question();
            hottest.add(
                new Kept(question.query(), question.operationName(), key.variables(), copy));
          }
        });
    return hottest;
  }

  @Override
  public void close() {
    timer.shutdownNow();
    tryWrite();
  }
}
