package dev.ilmyeon.platform.subgraph.idempotency;

import dev.ilmyeon.platform.subgraph.problem.ConflictProblem;
import dev.ilmyeon.platform.subgraph.problem.ForbiddenProblem;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.R2dbcException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/**
 * Carries a write out once a key: the write and what was answered are committed together, so that
 * whoever did not hear the answer asks again and gets it. Problems that the write meets are answers
 * too; a write that answers one has written nothing.
 */
public final class IdempotentWrites {

  /** For how long a key is known. */
  public static final Duration KEPT = Duration.ofHours(24);

  /** For a turn. */
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private static final List<String> KEY_PATH = List.of("idempotencyKey");

  /** lock_not_available, serialization_failure, deadlock_detected. */
  private static final Set<String> BUSY = Set.of("55P03", "40001", "40P01");

  private static final Map<String, Class<?>> PROBLEMS =
      Stream.of(
              ConflictProblem.class,
              ForbiddenProblem.class,
              NotFoundProblem.class,
              ValidationProblem.class)
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  private record Answer(byte[] hash, String type, String json) {}

  private final DatabaseClient database;
  private final TransactionalOperator transaction;
  private final JsonMapper json;
  private final Turns turns;

  /**
   * @param atOnce how many writes have a connection at a time: fewer than there are, so that those
   *     who wait for what one editor holds leave some for readers
   */
  IdempotentWrites(
      DatabaseClient database, TransactionalOperator transaction, JsonMapper json, int atOnce) {
    this.database = database;
    this.transaction = transaction;
    this.json = json;
    this.turns = new Turns(atOnce, PATIENCE);
  }

  /**
   * Answers what the write answers, or answered when it was carried out: a value of that type or a
   * {@link Problem}. Another request under the key is refused, and so is one while the first is
   * still being carried out.
   *
   * @param write takes part in the transaction; its locks are waited for half a second
   */
  public Mono<Object> once(WriteRequest request, Class<?> type, Supplier<Mono<Object>> write) {
    if (!request.hasGoodKey()) {
      return Mono.just(ValidationProblem.of("BAD_IDEMPOTENCY_KEY", KEY_PATH));
    }
    byte[] hash = hash(request);
    return lock(request)
        .flatMap(locked ->
            locked
                ? replay(request, hash, type)
                    .switchIfEmpty(Mono.defer(() -> carryOut(request, hash, write)))
                : Mono.<Object>just(ConflictProblem.of("IDEMPOTENCY_KEY_IN_FLIGHT", KEY_PATH)))
        .as(transaction::transactional)
        .as(turns::take)
        .onErrorResume(
            IdempotentWrites::isBusy, _ -> Mono.just(ConflictProblem.of("BUSY", List.of())));
  }

  /**
   * Held to the end of the transaction: PostgreSQL gives it up after the commit can be seen, also
   * that of a process that was killed.
   */
  private Mono<Boolean> lock(WriteRequest request) {
    return database
        .sql(
            """
            SELECT pg_try_advisory_xact_lock(hashtextextended(:scope, 7417)) AS locked,
              set_config('lock_timeout', '500ms', true)
            """)
        .bind("scope", request.owner() + "\n" + request.key())
        .map(row -> Objects.requireNonNull(row.get("locked", Boolean.class)))
        .one();
  }

  private Mono<Object> replay(WriteRequest request, byte[] hash, Class<?> type) {
    return database
        .sql(
            """
            SELECT request_hash, result_type, result::text AS result FROM idempotency_key
            WHERE subject = :subject AND key = :key
            """)
        .bind("subject", request.owner())
        .bind("key", request.key())
        .map(row ->
            new Answer(
                Objects.requireNonNull(row.get("request_hash", byte[].class)),
                Objects.requireNonNull(row.get("result_type", String.class)),
                Objects.requireNonNull(row.get("result", String.class))))
        .one()
        .map(answer ->
            MessageDigest.isEqual(answer.hash(), hash)
                ? json.readValue(answer.json(), PROBLEMS.getOrDefault(answer.type(), type))
                : ValidationProblem.of("IDEMPOTENCY_KEY_REUSED", KEY_PATH));
  }

  private Mono<Object> carryOut(WriteRequest request, byte[] hash, Supplier<Mono<Object>> write) {
    return write.get().flatMap(result -> keep(request, hash, result).thenReturn(result));
  }

  private Mono<Void> keep(WriteRequest request, byte[] hash, Object result) {
    return database
        .sql(
            """
            INSERT INTO idempotency_key (subject, key, request_hash, result_type, result)
            VALUES (:subject, :key, :hash, :type, :result)
            """)
        .bind("subject", request.owner())
        .bind("key", request.key())
        .bind("hash", hash)
        .bind("type", result.getClass().getSimpleName())
        .bind("result", Json.of(json.writeValueAsString(result)))
        .then();
  }

  /** Forgets the keys that were kept long enough; how many. */
  public Mono<Long> forget() {
    return database
        .sql("DELETE FROM idempotency_key WHERE created_at < now() - make_interval(secs => :kept)")
        .bind("kept", (double) KEPT.toSeconds())
        .fetch()
        .rowsUpdated();
  }

  private byte[] hash(WriteRequest request) {
    try {
      MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
      sha256.update((request.mutation() + "\n").getBytes(StandardCharsets.UTF_8));
      return sha256.digest(json.writeValueAsBytes(request.input()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean isBusy(Throwable error) {
    if (error instanceof Turns.NoTurnException) {
      return true;
    }
    for (@Nullable Throwable cause = error; cause != null; cause = cause.getCause()) {
      if (cause instanceof R2dbcException database && BUSY.contains(database.getSqlState())) {
        return true;
      }
    }
    return false;
  }
}
