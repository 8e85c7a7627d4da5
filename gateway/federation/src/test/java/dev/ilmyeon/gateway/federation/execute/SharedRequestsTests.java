package dev.ilmyeon.gateway.federation.execute;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.fixture.PooledAnswers;
import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphRequest;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SharedRequestsTests {

  private final FakeSubgraphs subgraphs = new FakeSubgraphs();
  private final AtomicLong clock = new AtomicLong();
  private final SharedRequests shared = new SharedRequests(subgraphs, () -> {}, clock::get);
  private final List<String> heard = new ArrayList<>();

  private Runnable send(
      String who, OperationKind kind, String subgraph, String body, Object context) {
    return shared.send(
        new SubgraphRequest(new SubgraphName(subgraph), kind, body.getBytes(UTF_8), context),
        new SubgraphTransport.Callback() {
          @Override
          public void answered(SubgraphResponse response) {
            heard.add(who + " " + new String(response.body(), 0, response.length(), UTF_8));
          }

          @Override
          public void failed(SubgraphFailure failure) {
            heard.add(who + " " + failure.kind());
          }
        });
  }

  private Runnable query(String who, String body) {
    return send(who, OperationKind.QUERY, "a", body, Map.of("authorization", "x"));
  }

  @Test
  void equalQueriesAreOneRequest() {
    query("1", "{}");
    query("2", "{}");
    assertThat(subgraphs.waiting).hasSize(1);
    subgraphs.next("a").answer("[]");
    assertThat(heard).containsExactly("1 []", "2 []");
    query("3", "{}");
    subgraphs.next("a").fail(SubgraphFailure.Kind.TIMED_OUT);
    assertThat(heard).last().isEqualTo("3 TIMED_OUT");
  }

  @Test
  void whoComesLateHasTheirOwnTime() {
    query("1", "{}");
    clock.addAndGet(Flights.YOUNG.toNanos());
    query("2", "{}");
    assertThat(subgraphs.waiting).hasSize(1);
    clock.incrementAndGet();
    query("3", "{}");
    query("4", "{}");
    assertThat(subgraphs.waiting).hasSize(2);
    subgraphs.next("a").fail(SubgraphFailure.Kind.TIMED_OUT);
    assertThat(heard).containsExactly("1 TIMED_OUT", "2 TIMED_OUT");
    query("5", "{}");
    subgraphs.next("a").answer("[]");
    assertThat(heard).endsWith("3 []", "4 []", "5 []");
  }

  @Test
  void anAnswerForSeveralIsNobodysToReuse() {
    List<Boolean> pooled = new ArrayList<>();
    List<SubgraphTransport.Callback> asked = new ArrayList<>();
    SharedRequests requests =
        new SharedRequests(
            (_, callback) -> {
              asked.add(callback);
              return () -> {};
            },
            () -> {});
    SubgraphTransport.Callback callback =
        new SubgraphTransport.Callback() {
          @Override
          public void answered(SubgraphResponse response) {
            pooled.add(response.pooled());
          }

          @Override
          public void failed(SubgraphFailure failure) {
            throw new AssertionError(failure);
          }
        };
    SubgraphRequest request =
        new SubgraphRequest(new SubgraphName("a"), OperationKind.QUERY, new byte[0], Map.of());

    requests.send(request, callback);
    asked.removeFirst().answered(PooledAnswers.of(new byte[] {'1'}));
    requests.send(request, callback);
    requests.send(request, callback);
    asked.removeFirst().answered(PooledAnswers.of(new byte[] {'2'}));

    assertThat(pooled).containsExactly(true, false, false);
  }

  @Test
  void allHearThoughOneThrows() {
    IllegalStateException broken = new IllegalStateException("broken");
    SubgraphTransport.Callback breaking =
        new SubgraphTransport.Callback() {
          @Override
          public void answered(SubgraphResponse response) {
            throw broken;
          }

          @Override
          public void failed(SubgraphFailure failure) {
            throw broken;
          }
        };
    SubgraphRequest request =
        new SubgraphRequest(
            new SubgraphName("a"),
            OperationKind.QUERY,
            "{}".getBytes(UTF_8),
            Map.of("authorization", "x"));

    shared.send(request, breaking);
    query("1", "{}");
    query("2", "{}");
    assertThatThrownBy(() -> subgraphs.next("a").answer("[]")).isSameAs(broken);
    shared.send(request, breaking);
    query("3", "{}");
    assertThatThrownBy(() -> subgraphs.next("a").fail(SubgraphFailure.Kind.TIMED_OUT))
        .isSameAs(broken);

    assertThat(heard).containsExactly("1 []", "2 []", "3 TIMED_OUT");
  }

  @Test
  void whatDiffersInAnythingIsItsOwnRequest() {
    query("1", "{}");
    query("2", "{ }");
    send("3", OperationKind.QUERY, "b", "{}", Map.of("authorization", "x"));
    send("4", OperationKind.QUERY, "a", "{}", Map.of("authorization", "y"));
    assertThat(subgraphs.waiting).hasSize(4);
  }

  @Test
  void equalHashesAreNotEqualRequests() {
    assertThat("Aa".hashCode()).isEqualTo("BB".hashCode());
    query("1", "Aa");
    query("2", "BB");
    assertThat(subgraphs.waiting).hasSize(2);
  }

  @Test
  void mutationsAreNeverShared() {
    send("1", OperationKind.MUTATION, "a", "{}", "");
    send("2", OperationKind.MUTATION, "a", "{}", "");
    assertThat(subgraphs.waiting).hasSize(2);
  }

  @Test
  void isCancelledWhenAllHaveCancelled() {
    Runnable first = query("1", "{}");
    Runnable second = query("2", "{}");
    first.run();
    first.run();
    assertThat(subgraphs.cancelled).isEmpty();
    second.run();
    assertThat(subgraphs.cancelled).containsExactly("a");
    query("3", "{}");
    assertThat(subgraphs.waiting).hasSize(2);
    subgraphs.waiting.getLast().answer("[]");
    assertThat(heard).containsExactly("3 []");
  }
}
