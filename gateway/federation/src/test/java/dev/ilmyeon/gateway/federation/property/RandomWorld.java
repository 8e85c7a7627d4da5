package dev.ilmyeon.gateway.federation.property;

import dev.ilmyeon.gateway.federation.EngineListener;
import dev.ilmyeon.gateway.federation.EngineOptions;
import dev.ilmyeon.gateway.federation.FederationEngine;
import dev.ilmyeon.gateway.federation.GraphQlRequest;
import dev.ilmyeon.gateway.federation.GraphQlResponse;
import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.federation.error.JsonException;
import dev.ilmyeon.gateway.federation.fixture.IncrementalParts;
import dev.ilmyeon.gateway.federation.fixture.JavaJson;
import dev.ilmyeon.gateway.federation.fixture.RandomDefers;
import dev.ilmyeon.gateway.federation.fixture.Reassembly;
import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.request.IncrementalFormat;
import dev.ilmyeon.gateway.federation.request.OperationLimits;
import dev.ilmyeon.gateway.federation.schema.Schema;
import dev.ilmyeon.gateway.federation.supergraph.SupergraphReader;
import graphql.ExecutionResult;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A random model with its world, its gateway, and the one schema to compare it with. */
final class RandomWorld {

  static final List<String> TEXTS =
      List.of("text", "", "\u00e9\u4e00\ud83d\ude00", "a \"b\" \\ c\n");

  /** graphql-java does not compare the types of fields whose parents have nothing in common. */
  private static final String LENIENT = "because they return conflicting types";

  private final long seed;
  private final Model model;
  private final WorldSchema whole;
  private final ShuffledTransport transport;
  private final Set<String> labels = new LinkedHashSet<>();
  private final FederationEngine engine;
  private final Schema schema;

  RandomWorld(long seed, Set<String> without) {
    this.seed = seed;
    this.model = RandomModel.of(seed, without);
    World world = new World(model, seed);
    this.whole = new WorldSchema(world);
    this.transport = new ShuffledTransport(world);
    Random random = new Random(seed);
    model.labels().stream().filter(_ -> random.nextBoolean()).forEach(labels::add);
    String sdl = SupergraphSdl.of(model);
    this.schema = SupergraphReader.read(sdl).consumerSchema();
    EngineOptions options =
        EngineOptions.DEFAULT
            .withLimits(OperationLimits.GENEROUS)
            .withErrors(10_000)
            .withOverrideLabels(labels)
            .withPatience(Duration.ofMinutes(1));
    this.engine =
        new FederationEngine(Supergraph.read(sdl), transport, options, EngineListener.NONE);
  }

  Schema schema() {
    return schema;
  }

  Model model() {
    return model;
  }

  /** What the operation takes from contexts; nothing if it is not valid. */
  List<WorldContexts.Reading> contexts(OperationTree operation) {
    Session session = new Session(labels, Faults.NONE);
    ExecutionResult result = whole.execute(operation.text(), operation.values(), session);
    return result == null ? List.of() : session.readings();
  }

  /** What came of one operation. */
  record Outcome(boolean valid, @Nullable String problem, String details) {}

  /**
   * The operation asked of both.
   *
   * @param faults what the gateway's subgraphs do wrong
   * @param order in which they answer
   */
  Outcome run(OperationTree operation, Faults faults, long order) {
    String query = operation.text();
    Map<String, Object> variables = operation.values();
    Session faultless = new Session(labels, faults);
    ExecutionResult expected = whole.execute(query, variables, faultless);
    Session session = new Session(labels, faults).after(faultless);
    transport.begin(session, order);
    AtomicReference<GraphQlResponse> answered = new AtomicReference<>();
    AtomicReference<Throwable> broken = new AtomicReference<>();
    JsonObject given = (JsonObject) JavaJson.json(variables);
    try {
      engine.execute(GraphQlRequest.of(query, null, given)).subscribe(answered::set, broken::set);
      transport.run();
    } catch (StackOverflowError | AssertionError e) {
      broken.set(e);
    }
    GraphQlResponse response = answered.get();
    if (response == null) {
      return new Outcome(true, "The engine failed: " + broken.get(), trace(broken.get()));
    }
    boolean refused = response.outcome() != GraphQlResponse.Outcome.EXECUTED;
    if (expected == null || refused) {
      String problem = refused ? null : "Not refused, though not valid";
      if (expected != null && !response.text().contains(LENIENT)) {
        problem = "Refused, though valid";
      }
      return new Outcome(false, problem, response.text());
    }
    Object data = expected.toSpecification().get("data");
    String problem = problem(data, response, session);
    return new Outcome(
        true, problem, problem == null ? "" : details(operation, data, response, expected));
  }

  /**
   * The operation with {@code @defer} here and there: all its payloads together are what it answers
   * without, or, with faults, a legal propagation of that.
   *
   * @param order in which the subgraphs answer
   */
  Outcome runDeferred(OperationTree operation, Faults faults, long order) {
    String query = new RandomDefers(order).in(operation.text());
    IncrementalFormat format = IncrementalFormat.values()[(int) Math.floorMod(order, 2L)];
    JsonObject given = (JsonObject) JavaJson.json(operation.values());
    List<String> payloads = new ArrayList<>();
    Session faultless = new Session(labels, faults);
    ExecutionResult expected = whole.execute(operation.text(), operation.values(), faultless);
    Session session = new Session(labels, faults).after(faultless);
    transport.begin(session, order);
    try {
      engine
          .executeIncrementally(GraphQlRequest.of(query, null, given), format)
          .subscribe(payload -> payloads.add(payload.text()), broken -> payloads.add("" + broken));
      transport.run();
      if (expected == null
          || payloads.size() == 1 && !payloads.getFirst().startsWith("{\"data\"")) {
        return new Outcome(false, null, "");
      }
      Object data = JavaJson.of(JavaJson.json(expected.toSpecification().get("data")));
      String problem = problem(data, payloads, session);
      return new Outcome(
          true,
          problem,
          problem == null
              ? ""
              : query + "\n" + json(data) + "\n" + payloads + "\n" + engine.explain(query, null));
    } catch (RuntimeException | StackOverflowError | AssertionError e) {
      String message = "The payloads are not right: " + e.getMessage();
      return new Outcome(true, message, query + "\n" + payloads + trace(e));
    }
  }

  private @Nullable String problem(@Nullable Object data, List<String> payloads, Session session) {
    if (!session.violations().isEmpty()) {
      return "Asked what must not be asked: " + session.violations();
    }
    if (session.faults() != Faults.NONE) {
      return LegalParts.problem(
          data, IncrementalParts.of(payloads), whole::typeAt, session.faults().silent());
    }
    return Objects.equals(Reassembly.of(payloads), data) ? null : "The payloads are not the answer";
  }

  private @Nullable String problem(
      @Nullable Object data, GraphQlResponse response, Session session) {
    if (!session.violations().isEmpty()) {
      return "Asked what must not be asked: " + session.violations();
    }
    if (session.faults() == Faults.NONE) {
      String whole = "{\"data\":" + json(data) + "}";
      return response.text().equals(whole) ? null : "The answers differ";
    }
    try {
      Map<String, Object> body = JavaJson.object(JsonReader.read(response.body(), 200));
      return LegalPropagation.problem(
          JavaJson.of(JavaJson.json(data)), body, whole::typeAt, session.faults().silent());
    } catch (JsonException e) {
      return "The answer is no JSON: " + e.getMessage();
    }
  }

  private String details(
      OperationTree operation,
      @Nullable Object data,
      GraphQlResponse response,
      ExecutionResult expected) {
    return "One schema: {\"data\":%s} %s\nThe gateway: %s\n%s"
        .formatted(
            json(data),
            expected.getErrors(),
            response.text(),
            engine.explain(operation.text(), null));
  }

  private static String trace(Throwable broken) {
    StringBuilder text = new StringBuilder();
    for (StackTraceElement element : broken.getStackTrace()) {
      text.append(element).append('\n');
      if (text.length() > 1500) {
        break;
      }
    }
    return text.toString();
  }

  private static String json(@Nullable Object value) {
    JsonWriter writer = new JsonWriter(1024);
    writer.any(value);
    return new String(writer.toByteArray(), StandardCharsets.UTF_8);
  }

  /** The schemas, for people. */
  String describe() {
    StringBuilder text = new StringBuilder("seed " + seed + ", labels " + labels + "\n");
    for (int i = 0; i < model.subgraphs(); i++) {
      String sdl = SubgraphSdl.composed(model, i);
      text.append("--- ").append(Model.subgraph(i)).append('\n');
      text.append(sdl.substring(sdl.indexOf('\n') + 1));
    }
    return text.toString();
  }
}
