package dev.ilmyeon.platform.subgraph.idempotency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.postgres.TestPostgres;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import tools.jackson.databind.json.JsonMapper;

class IdempotentWritesTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  private static final Caller KIM = new Caller("kim", Set.of(), Set.of());
  private static final Caller KIM_OF_BUSAN = new Caller("kim", Set.of("newsroom:busan"), Set.of());
  private static final Caller LEE = new Caller("lee", Set.of(), Set.of());

  private static DatabaseClient database;
  private static IdempotentWrites writes;

  record Input(String title) {}

  record Written(long id) {}

  @BeforeAll
  static void connect() {
    TestDatabase test = TestPostgres.database("idempotency");
    ConnectionFactory connections =
        ConnectionFactories.get(
            "r2dbc:postgresql://%s:%s@%s:%d/%s"
                .formatted(
                    test.username(), test.password(), test.host(), test.port(), test.name()));
    database = DatabaseClient.create(connections);
    writes =
        new IdempotentWrites(
            database,
            TransactionalOperator.create(new R2dbcTransactionManager(connections)),
            JsonMapper.shared(),
            5);
    run("CREATE TABLE note (id bigint GENERATED ALWAYS AS IDENTITY, title text)");
    run(
        """
        CREATE TABLE idempotency_key (subject text, key text, request_hash bytea NOT NULL,
          result_type text NOT NULL, result jsonb NOT NULL, created_at timestamptz NOT NULL DEFAULT now(),
          PRIMARY KEY (subject, key))
        """);
  }

  private static void run(String sql) {
    database.sql(sql).then().block(DEADLINE);
  }

  private static WriteRequest request(String key, String title) {
    return new WriteRequest(KIM, key, "write", new Input(title));
  }

  private static Object once(WriteRequest request, Supplier<Mono<Object>> write) {
    return Objects.requireNonNull(writes.once(request, Written.class, write).block(DEADLINE));
  }

  private static Mono<Object> insert(String title) {
    return database
        .sql("INSERT INTO note (title) VALUES (:title) RETURNING id")
        .bind("title", title)
        .map(row -> (Object) new Written(Objects.requireNonNull(row.get("id", Long.class))))
        .one();
  }

  private static long notes(String title) {
    return Objects.requireNonNull(
        database
            .sql("SELECT count(*) FROM note WHERE title = :title")
            .bind("title", title)
            .map(row -> row.get(0, Long.class))
            .one()
            .block(DEADLINE));
  }

  @Test
  void answersAgainWhatItAnswered() {
    String key = UUID.randomUUID().toString();
    Object first = once(request(key, "once"), () -> insert("once"));

    assertThat(first).isInstanceOf(Written.class);
    assertThat(once(request(key, "once"), () -> insert("once"))).isEqualTo(first);
    assertThat(notes("once")).isEqualTo(1);
  }

  @Test
  void keepsTheKeysOfEachUserOfEachNewsroomApart() {
    String key = UUID.randomUUID().toString();
    Object first = once(request(key, "apart"), () -> insert("apart"));

    for (Caller other : List.of(LEE, KIM_OF_BUSAN)) {
      WriteRequest request = new WriteRequest(other, key, "write", new Input("apart"));
      Object own = once(request, () -> insert("apart"));
      assertThat(own).isInstanceOf(Written.class).isNotEqualTo(first);
      assertThat(once(request, () -> insert("apart"))).isEqualTo(own);
      assertCode(
          once(new WriteRequest(other, key, "write", new Input("b")), () -> insert("b")),
          "IDEMPOTENCY_KEY_REUSED");
    }
    assertThat(notes("apart")).isEqualTo(3);
  }

  @Test
  void refusesAnotherRequestUnderTheKey() {
    String key = UUID.randomUUID().toString();
    once(request(key, "a"), () -> insert("a"));

    assertCode(once(request(key, "b"), () -> insert("b")), "IDEMPOTENCY_KEY_REUSED");
    assertThat(notes("b")).isZero();
  }

  @Test
  void refusesTheRequestWhileItIsCarriedOut() {
    WriteRequest request = request(UUID.randomUUID().toString(), "slow");
    Sinks.One<Object> started = Sinks.one();
    Sinks.One<Object> goOn = Sinks.one();
    Mono<Object> slow =
        writes.once(
            request,
            Written.class,
            () -> {
              started.tryEmitValue(request);
              return goOn.asMono().then(insert("slow"));
            });
    var first = slow.toFuture();
    started.asMono().block(DEADLINE);

    assertCode(once(request, () -> insert("slow")), "IDEMPOTENCY_KEY_IN_FLIGHT");

    goOn.tryEmitValue(request);
    Object answered = Mono.fromFuture(first).block(DEADLINE);
    assertThat(once(request, () -> insert("slow"))).isEqualTo(answered);
    assertThat(notes("slow")).isEqualTo(1);
  }

  @Test
  void forgetsTheKeyOfAWriteThatFailed() {
    WriteRequest request = request(UUID.randomUUID().toString(), "fails");

    assertThatThrownBy(() ->
            once(
                request,
                () -> insert("fails").then(Mono.error(new IllegalStateException("crash")))))
        .hasMessage("crash");
    assertThat(notes("fails")).isZero();
    assertThat(once(request, () -> insert("fails"))).isInstanceOf(Written.class);
  }

  @Test
  void answersProblemsAgainToo() {
    WriteRequest request = request(UUID.randomUUID().toString(), "problem");
    Problem stale = ConflictProblem.of("STALE", List.of("input", "expected"), "3");

    assertThat(once(request, () -> Mono.just(stale))).isEqualTo(stale);
    assertThat(once(request, () -> insert("problem"))).isEqualTo(stale);
  }

  @Test
  void doesNotWaitForARowThatSomebodyHolds() {
    run("CREATE TABLE held (id int PRIMARY KEY)");
    run("INSERT INTO held VALUES (1)");
    Sinks.One<Object> goOn = Sinks.one();
    Sinks.One<Object> holding = Sinks.one();
    Mono<Object> lock =
        database.sql("SELECT id FROM held FOR UPDATE").fetch().one().map(row -> (Object) row);
    var holder =
        writes
            .once(
                request(UUID.randomUUID().toString(), "holds"),
                Written.class,
                () ->
                    lock.doOnNext(holding::tryEmitValue).then(goOn.asMono()).then(insert("holds")))
            .toFuture();
    holding.asMono().block(DEADLINE);

    assertCode(once(request(UUID.randomUUID().toString(), "waits"), () -> lock), "BUSY");
    goOn.tryEmitValue(holding);
    assertThat(Mono.fromFuture(holder).block(DEADLINE)).isInstanceOf(Written.class);
  }

  @Test
  void takesNoKeyThatSomebodyElseMightTake() {
    for (String key : List.of("", "1", "with space", "x".repeat(201), "열쇠열쇠열쇠열쇠")) {
      assertCode(once(request(key, "bad"), () -> insert("bad")), "BAD_IDEMPOTENCY_KEY");
    }
    assertThat(notes("bad")).isZero();
  }

  @Test
  void forgetsKeysAfterADay() {
    String key = UUID.randomUUID().toString();
    Object first = once(request(key, "old"), () -> insert("old"));
    run(
        "UPDATE idempotency_key SET created_at = now() - interval '25 hours' WHERE key = '%s'"
            .formatted(key));

    assertThat(writes.forget().block(DEADLINE)).isEqualTo(1);
    assertThat(once(request(key, "old"), () -> insert("old"))).isNotEqualTo(first);
  }

  private static void assertCode(Object result, String code) {
    String told =
        switch (result) {
          case ValidationProblem invalid -> invalid.violations().getFirst().code();
          case Problem problem -> problem.code();
          default -> result.toString();
        };
    assertThat(told).isEqualTo(code);
  }
}
