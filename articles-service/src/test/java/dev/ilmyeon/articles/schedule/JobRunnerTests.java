package dev.ilmyeon.articles.schedule;

import static dev.ilmyeon.articles.database.Columns.required;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.ReactiveTransactionManager;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class JobRunnerTests extends ServiceTests {

  @Autowired private Schedule schedule;
  @Autowired private DatabaseClient database;
  @Autowired private ReactiveTransactionManager transactions;

  /** Writes a row for each job, or fails behind it. */
  private record Writing(DatabaseClient database, boolean fails) implements JobHandler {

    @Override
    public String kind() {
      return "TEST_JOB";
    }

    @Override
    public Mono<JobResult> run(Job job) {
      return database
          .sql("INSERT INTO loaded_content (name) VALUES (:name)")
          .bind("name", "job " + job.id())
          .then()
          .then(
              fails
                  ? Mono.error(new IllegalStateException("This job fails"))
                  : Mono.just(new JobResult.Done()));
    }
  }

  /**
   * Tells which of the server's processes has its transaction, writes its row, and gets no further.
   */
  private record Dying(DatabaseClient database, CompletableFuture<Integer> process)
      implements JobHandler {

    @Override
    public String kind() {
      return "TEST_JOB";
    }

    @Override
    public Mono<JobResult> run(Job job) {
      return new Writing(database, false)
          .run(job)
          .then(
              database
                  .sql("SELECT pg_backend_pid() AS process")
                  .map(row -> required(row, "process", Integer.class))
                  .one())
          .doOnNext(process::complete)
          .then(Mono.never());
    }
  }

  private JobRunner runner(boolean fails) {
    return runner(new Writing(database, fails));
  }

  private JobRunner runner(JobHandler handler) {
    return new JobRunner(schedule, transactions, List.of(handler));
  }

  private long add(String subject) {
    return await(schedule.add("TEST_JOB", subject, Map.of(), Instant.now(), "kim", "main"));
  }

  @Test
  void doesEachJobOnceThoughSeveralInstancesRun() {
    IntStream.range(0, 40).forEach(_ -> add("test:once"));

    await(Flux.range(0, 4).flatMap(_ -> runner(false).runDue(), 4).then().thenReturn(true));

    assertThat(
            number(
                """
                SELECT count(*) FROM scheduled_job j JOIN loaded_content c ON c.name = 'job ' || j.id
                WHERE j.subject = 'test:once' AND j.state = 'DONE'
                """))
        .isEqualTo(40);
  }

  @Test
  void triesAgainLaterAndGivesUpVisibly() {
    long id = add("test:fails");
    for (int attempt = 1; attempt <= 5; attempt++) {
      await(runner(true).runDue().thenReturn(true));
      assertThat(number("SELECT attempts FROM scheduled_job WHERE id = " + id)).isEqualTo(attempt);
      sql("UPDATE scheduled_job SET next_at = now() WHERE id = " + id);
    }
    await(runner(true).runDue().thenReturn(true));

    assertThat(await(schedule.list("main", JobState.FAILED, id + 1, 1)).getFirst().problem())
        .isEqualTo("ERROR");
    assertThat(number("SELECT count(*) FROM loaded_content WHERE name = 'job %d'".formatted(id)))
        .isZero();
  }

  /** Nothing of a job is kept in memory: a service that starts again is another instance. */
  @Test
  void doesTheJobOfAnInstanceThatDiedInTheMiddleOfIt() {
    long id = add("test:dies");
    CompletableFuture<Integer> process = new CompletableFuture<>();
    Disposable dying = runner(new Dying(database, process)).runDue().onErrorComplete().subscribe();
    try {
      int its = await(Mono.fromFuture(process));
      await(runner(false).runDue().thenReturn(true));
      assertThat(done(id)).as("while the one that has it lives").isZero();

      assertThat(number("SELECT pg_terminate_backend(%d, 5000)::integer::bigint".formatted(its)))
          .isOne();
    } finally {
      // Its other lanes die too: one that is late would take the job again, and get no further.
      dying.dispose();
    }

    Awaitility.await()
        .until(() -> {
          await(runner(false).runDue().thenReturn(true));
          return done(id) == 1;
        });
    assertThat(number("SELECT count(*) FROM loaded_content WHERE name = 'job %d'".formatted(id)))
        .isOne();
  }

  private long done(long id) {
    return number(
        "SELECT count(*) FROM scheduled_job WHERE state = 'DONE' AND id = %d".formatted(id));
  }

  /** Waits for an answer that does not come, as a server's may not. */
  private record Unanswered() implements JobHandler {

    @Override
    public String kind() {
      return "SLOW_JOB";
    }

    @Override
    public boolean isSlow() {
      return true;
    }

    @Override
    public Mono<JobResult> run(Job job) {
      return Mono.never();
    }
  }

  @Test
  void keepsNothingWaitingForWhatWaitsForOthers() {
    for (int i = 0; i < 8; i++) {
      await(schedule.add("SLOW_JOB", "test:slow", Map.of(), Instant.now(), "kim", "main"));
    }
    long id = add("test:quick");
    JobRunner runner =
        new JobRunner(
            schedule, transactions, List.of(new Unanswered(), new Writing(database, false)));
    Disposable slow = runner.runSlow().subscribe();
    try {
      await(runner.runQuick().thenReturn(true));
    } finally {
      slow.dispose();
      sql("DELETE FROM scheduled_job WHERE kind = 'SLOW_JOB'");
    }

    assertThat(number("SELECT count(*) FROM scheduled_job WHERE state = 'DONE' AND id = " + id))
        .isOne();
  }

  @Test
  void doesNothingThatWasTakenBack() {
    long id = add("test:cancelled");
    assertThat(await(schedule.cancel("TEST_JOB", "test:cancelled"))).isOne();

    await(runner(false).runDue().thenReturn(true));

    assertThat(number("SELECT count(*) FROM loaded_content WHERE name = 'job %d'".formatted(id)))
        .isZero();
  }
}
