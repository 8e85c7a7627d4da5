package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphResponse;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphTransport.Callback;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The one answer that a request gets. */
final class Received implements Callback {

  private final CompletableFuture<Object> answer = new CompletableFuture<>();
  private final AtomicInteger calls = new AtomicInteger();

  @Override
  public void answered(SubgraphResponse response) {
    calls.incrementAndGet();
    answer.complete(response);
  }

  @Override
  public void failed(SubgraphFailure failure) {
    calls.incrementAndGet();
    answer.complete(failure);
  }

  SubgraphFailure failure() {
    return (SubgraphFailure) get();
  }

  SubgraphResponse response() {
    Object got = get();
    assertThat(got).isInstanceOf(SubgraphResponse.class);
    return (SubgraphResponse) got;
  }

  /** However it ends. */
  void untilOver() {
    get();
  }

  String body() {
    SubgraphResponse response = response();
    return new String(response.body(), 0, response.length(), StandardCharsets.UTF_8);
  }

  int calls() {
    return calls.get();
  }

  static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Object get() {
    try {
      return answer.get(10, TimeUnit.SECONDS);
    } catch (Exception e) {
      throw new AssertionError("no answer", e);
    }
  }
}
