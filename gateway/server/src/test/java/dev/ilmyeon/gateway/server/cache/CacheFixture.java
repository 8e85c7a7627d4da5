package dev.ilmyeon.gateway.server.cache;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import dev.ilmyeon.gateway.server.cache.Copy.StaleUse;
import dev.ilmyeon.gateway.server.cache.CopyKeeper.Choice;
import dev.ilmyeon.gateway.server.shared.ChangeLog;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;

/** A cache whose clock and subgraphs a test moves by hand. */
final class CacheFixture implements SubgraphTransport {

  private static final String SUPERGRAPH = supergraph();

  /** Requests that wait for an answer, where {@link #holding}. */
  final Deque<Callback> waiting = new ArrayDeque<>();

  final List<String> asked = new CopyOnWriteArrayList<>();

  Instant now = Instant.parse("2024-07-26T00:30:00Z");
  volatile String title = "one";
  String header;
  int age;

  /** On which answers come. */
  Executor answering = Runnable::run;

  boolean holding;

  /** Names of subgraphs that do not answer. */
  Set<String> dead = Set.of();

  final FederationEngine engine;
  final Copies copies = new Copies(1_000_000);
  final CopyKeeper keeper;
  final ResponseCache cache;

  /** What gateways share; null for nothing. */
  final ChangeLog changes;

  private final SharedCopies shared;

  CacheFixture() {
    this(SUPERGRAPH, null);
  }

  /** {@code file}: null for none. */
  CacheFixture(String supergraph, Path file) {
    this(supergraph, file, null, 0);
  }

  private CacheFixture(String supergraph, Path file, SharedStore store, long room) {
    this.changes = store == null ? null : new ChangeLog(store, Duration.ofHours(1));
    this.engine =
        new FederationEngine(
            Supergraph.read(supergraph), this, EngineOptions.DEFAULT, EngineListener.NONE);
    this.keeper =
        file == null
            ? null
            : new CopyKeeper(
                file,
                new Choice(2, Set.of("Page")),
                Duration.ofHours(1),
                copies,
                engine,
                () -> "supergraph",
                this::place);
    this.shared = store == null ? null : new SharedCopies(store, changes, room, this::fingerprint);
    this.cache =
        new ResponseCache(
            engine,
            copies,
            new StaleUse(60_000, 3_600_000),
            "accept",
            new CacheMeters(new SimpleMeterRegistry(), copies),
            () -> now,
            new Purging(copies, keeper, changes),
            shared);
  }

  private String fingerprint(Object edition) {
    return edition == engine.edition() ? "supergraph" : null;
  }

  private String place() {
    return changes == null ? "" : changes.place().orElse("");
  }

  /** One of several that share a store. */
  static CacheFixture sharing(SharedStore store, Path file) {
    return sharing(store, file, 1_000_000);
  }

  static CacheFixture sharing(SharedStore store, Path file, long room) {
    return new CacheFixture(SUPERGRAPH, file, store, room);
  }

  /** Whether the store has an answer; not only for this one. */
  boolean isShared(String query) {
    return shared
        .get(CacheKey.of(engine.edition(), request(query)))
        .blockOptional(Duration.ofSeconds(30))
        .isPresent();
  }

  /** With a file that outlives it. */
  static CacheFixture keeping(Path file) {
    return new CacheFixture(SUPERGRAPH, file);
  }

  /** Of a supergraph without a word on caching. */
  static CacheFixture silent() {
    return new CacheFixture(SUPERGRAPH.replaceAll(" @cacheControl\\([^)]*\\)(?! on)", ""), null);
  }

  private static String supergraph() {
    try (InputStream in = CacheFixture.class.getResourceAsStream("/cached-supergraph.graphql")) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static GraphQlRequest request(String query, Header... forwarded) {
    return request(query, "{}", forwarded);
  }

  static GraphQlRequest request(String query, String variables, Header... forwarded) {
    JsonObject values = (JsonObject) JsonReader.read(variables, 9);
    ClientCall call =
        new ClientCall(
            List.of(new Header("x-request-id", "" + System.nanoTime())),
            List.of(forwarded),
            Duration.ofSeconds(1));
    return GraphQlRequest.of(query, null, values).withContext(call);
  }

  /** What a client gets; it fails if that is not there at once. */
  Served ask(GraphQlRequest request) {
    return cache.answer(request).block(Duration.ofSeconds(30));
  }

  String text(String query) {
    return ask(request(query)).response().text();
  }

  void after(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Runnable send(SubgraphRequest request, Callback callback) {
    asked.add(request.subgraph().value());
    if (holding) {
      waiting.add(callback);
    } else if (dead.contains(request.subgraph().value())) {
      callback.failed(new SubgraphFailure(Kind.UNREACHABLE, "dead"));
    } else {
      answer(request, callback);
    }
    return () -> {};
  }

  private void answer(SubgraphRequest request, Callback callback) {
    String who =
        ((ClientCall) request.context())
            .forwarded().stream().map(Header::value).findFirst().orElse("nobody");
    String json =
        request.subgraph().value().equals("weather")
            ? "{\"data\":{\"strip\":\"%1$s\",\"_entities\":[{\"sky\":\"%1$s\"}]}}".formatted(title)
            : """
            {"data":{"title":"%1$s","echo":"%2$s","mine":"%2$s","now":"%1$s",\
            "regions":[{"__typename":"Region","code":"KR-11","name":"%1$s"}]}}\
            """
                .formatted(title, who);
    answering.execute(() -> answer(callback, json));
  }

  void answer(Callback callback, String json) {
    byte[] body = json.getBytes(UTF_8);
    callback.answered(
        new SubgraphResponse(200, "application/json", body, body.length, false, header, age));
  }

  static String header(Served served, String name) {
    return Map.copyOf(served.headers()).get(name);
  }
}
