package dev.ilmyeon.articles.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.ReactiveTransactionManager;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

class OutboxTests extends ServiceTests {

  private static final Duration DEADLINE = Duration.ofSeconds(20);

  @Autowired private Outbox outbox;
  @Autowired private OutboxFeed feed;
  @Autowired private OutboxStore store;
  @Autowired private ReactiveTransactionManager transactions;

  private Mono<Void> write(String aggregate, int version) {
    return outbox
        .add(aggregate, version, "TEST_EVENT", Map.of("n", version))
        .as(TransactionalOperator.create(transactions)::transactional);
  }

  private Flux<OutboxEvent> of(String prefix, long after) {
    return feed.after(after).filter(event -> event.aggregate().startsWith(prefix));
  }

  @Test
  void tellsEachEventOnceInTheOrderOfItsAggregate() {
    long start = await(store.last());
    var heard = of("order:", start).take(100).collectList().toFuture();
    Flux.range(0, 10)
        .flatMap(a -> Flux.range(1, 10).concatMap(v -> write("order:" + a, v)), 10)
        .then()
        .block(DEADLINE);

    List<OutboxEvent> live = Mono.fromFuture(heard).block(DEADLINE);
    List<OutboxEvent> later = of("order:", start).take(100).collectList().block(DEADLINE);

    assertThat(live).isNotNull().isEqualTo(later);
    Map<String, List<Integer>> versions = new HashMap<>();
    live.forEach(event ->
        versions.computeIfAbsent(event.aggregate(), _ -> new ArrayList<>()).add(event.version()));
    assertThat(versions).hasSize(10);
    assertThat(versions.values())
        .allSatisfy(each -> assertThat(each).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10));
    assertThat(live.stream().map(OutboxEvent::position)).isSorted();
  }

  @Test
  void tellsWhoNamesTheLastOneWhatTheyMissed() {
    long start = await(store.last());
    List<OutboxEvent> first =
        Mono.zip(
                of("missed:", start).take(2).collectList(),
                write("missed:1", 1).then(write("missed:1", 2)).thenReturn(true))
            .block(DEADLINE)
            .getT1();
    write("missed:1", 3).then(write("missed:1", 4)).block(DEADLINE);

    assertThat(
            of("missed:", first.getLast().position())
                .map(OutboxEvent::version)
                .take(2)
                .collectList()
                .block(DEADLINE))
        .containsExactly(3, 4);
  }

  @Test
  void tellsNothingThatWasNotCommitted() {
    long start = await(store.last());
    outbox
        .add("undone:1", 1, "TEST_EVENT", Map.of())
        .then(Mono.error(new IllegalStateException("undone")))
        .as(TransactionalOperator.create(transactions)::transactional)
        .onErrorComplete()
        .then(write("undone:2", 1))
        .block(DEADLINE);

    assertThat(of("undone:", start).blockFirst(DEADLINE).aggregate()).isEqualTo("undone:2");
  }

  @Test
  void forgetsWhatWasToldLongAgo() {
    long start = await(store.last());
    write("old:1", 1).then(write("old:2", 1)).block(DEADLINE);
    of("old:", start).take(2).blockLast(DEADLINE);
    sql("UPDATE outbox_event SET written_at = now() - interval '9 days' WHERE aggregate = 'old:1'");

    assertThat(await(store.forget(8))).isEqualTo(1);

    assertThat(await(store.after(start)))
        .extracting(OutboxEvent::aggregate)
        .contains("old:2")
        .doesNotContain("old:1");
  }
}
