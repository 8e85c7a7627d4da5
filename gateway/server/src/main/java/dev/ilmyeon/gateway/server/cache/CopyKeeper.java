package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.request.AskedOperation;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.server.cache.CopyFile.Content;
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
import java.util.stream.Stream;
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
  private final Choice choice;
  private final Copies copies;
  private final FederationEngine engine;
  private final Supplier<String> supergraph;
  private final Supplier<String> place;
  private final ScheduledExecutorService timer;
  private String readAt = "";

  /**
   * Which copies are kept.
   *
   * @param most how many
   * @param operations those of these operations first, by name
   */
  record Choice(int most, Set<String> operations) {}

  /**
   * @param supergraph tells the one that is served from others
   * @param place how far what has changed is known
   */
  CopyKeeper(
      Path path,
      Choice choice,
      Duration pause,
      Copies copies,
      FederationEngine engine,
      Supplier<String> supergraph,
      Supplier<String> place) {
    this.file = new CopyFile(path);
    this.choice = choice;
    this.copies = copies;
    this.engine = engine;
    this.supergraph = supergraph;
    this.place = place;
    read();
    this.timer =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("kept-copies").daemon().factory());
    timer.scheduleWithFixedDelay(
        this::tryWrite, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  private void read() {
    try {
      Content content = file.read(supergraph.get());
      List<Kept> read = content.copies();
      readAt = content.place();
      read.forEach(kept -> copies.keep(key(kept), kept.copy(), copies.now()));
      if (!read.isEmpty()) {
        log.info("{} responses are kept for want of new ones, from {}", read.size(), file.path());
      }
    } catch (IOException | JsonException e) {
      log.warn("The responses kept in {} are not used: {}", file.path(), e.getMessage());
    }
  }

  /** How far what has changed was known when what was read was written. */
  String readAt() {
    return readAt;
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
      String known = place.get();
      file.write(supergraph.get(), new Content(known, hottest()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<Kept> hottest() {
    Object edition = engine.edition();
    boolean someFirst = !choice.operations().isEmpty();
    List<Kept> first = new ArrayList<>();
    List<Kept> others = new ArrayList<>();
    copies
        .hottest(someFirst ? Integer.MAX_VALUE : choice.most() * LOOK_AT)
        .forEach((key, copy) -> {
          if (key.isPlain() && key.edition() == edition && copy.policy().stale()) {
            List<Kept> where = someFirst && isFirst(key) ? first : others;
            if (where.size() < choice.most()) {
              where.add(kept(key, copy));
            }
          }
        });
    return Stream.concat(first.stream(), others.stream()).limit(choice.most()).toList();
  }

  private boolean isFirst(CacheKey key) {
    return engine
        .operation(key.question())
        .map(AskedOperation::name)
        .filter(choice.operations()::contains)
        .isPresent();
  }

  private static Kept kept(CacheKey key, Copy copy) {
    GraphQlRequest question = key.question();
    return new Kept(question.query(), question.operationName(), key.variables(), copy);
  }

  @Override
  public void close() {
    timer.shutdownNow();
    tryWrite();
  }
}
