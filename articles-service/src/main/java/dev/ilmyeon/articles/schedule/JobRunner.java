package dev.ilmyeon.articles.schedule;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.transaction.support.DefaultTransactionDefinition;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what is due, a few jobs at once, each in its own transaction. A job that another instance
 * holds is skipped; one whose instance died is free again.
 */
public final class JobRunner {

  private static final Logger log = LoggerFactory.getLogger(JobRunner.class);
  private static final int MAX_ATTEMPTS = 5;

  /** Jobs at once, so that one that waits for a lock does not make the others late. */
  private static final int LANES = 4;

  /** Those that wait for other servers have lanes of their own. */
  private static final int SLOW_LANES = 2;

  private static final JobResult UNKNOWN = new JobResult.Refused("UNKNOWN_KIND");

  private final Schedule schedule;
  private final TransactionalOperator transaction;
  private final TransactionalOperator savepoint;
  private final Map<String, JobHandler> handlers;
  private final Set<String> slow;

  JobRunner(Schedule schedule, ReactiveTransactionManager transactions, List<JobHandler> handlers) {
    this.schedule = schedule;
    this.transaction = TransactionalOperator.create(transactions);
    this.savepoint =
        TransactionalOperator.create(
            transactions,
            new DefaultTransactionDefinition(TransactionDefinition.PROPAGATION_NESTED));
    this.handlers =
        handlers.stream()
            .collect(Collectors.toUnmodifiableMap(JobHandler::kind, Function.identity()));
    this.slow =
        handlers.stream()
            .filter(JobHandler::isSlow)
            .map(JobHandler::kind)
            .collect(Collectors.toUnmodifiableSet());
  }

  /** All that is due by now. */
  public Mono<Void> runDue() {
    return Mono.when(runQuick(), runSlow());
  }

  /** All that is due and waits for nobody but the database. */
  Mono<Void> runQuick() {
    return run(false, LANES);
  }

  /** All that is due and waits for other servers. */
  Mono<Void> runSlow() {
    return slow.isEmpty() ? Mono.empty() : run(true, SLOW_LANES);
  }

  private Mono<Void> run(boolean isSlow, int lanes) {
    return schedule
        .anyDue(slow, isSlow)
        .filter(due -> due)
        .flatMapMany(_ -> Flux.range(0, lanes))
        .flatMap(_ -> next(isSlow).expand(_ -> next(isSlow)), lanes)
        .then();
  }

  /** Empty if there was nothing to do. */
  private Mono<Job> next(boolean isSlow) {
    return Mono.defer(() -> schedule.take(slow, isSlow))
        .flatMap(job -> run(job).thenReturn(job))
        .as(transaction::transactional);
  }

  private Mono<Void> run(Job job) {
    JobHandler handler = handlers.get(job.kind());
    Mono<JobResult> result = handler == null ? Mono.just(UNKNOWN) : handler.run(job);
    return result
        .as(savepoint::transactional)
        .flatMap(ended -> end(job, ended))
        .onErrorResume(e -> giveBack(job, e));
  }

  private Mono<Void> end(Job job, JobResult result) {
    return switch (result) {
      case JobResult.Done() -> schedule.end(job, JobState.DONE, null);
      case JobResult.Refused(String code) -> {
        log.warn("{} of {} was not done: {}", job.kind(), job.subject(), code);
        yield schedule.end(job, JobState.FAILED, code);
      }
    };
  }

  /**
   * What the handler wrote is undone; the job is still held, so that nobody else has taken it
   * meanwhile.
   */
  private Mono<Void> giveBack(Job job, Throwable error) {
    log.error("{} of {} failed", job.kind(), job.subject(), error);
    return schedule.failed(job, MAX_ATTEMPTS);
  }
}
