package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.GraphQlPayload;
import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatusCode;
import org.springframework.mock.http.server.reactive.MockServerHttpResponse;
import org.springframework.util.unit.DataSize;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Sinks;

/**
 * A client that goes at the worst moment: when the first part of its response is about to go out.
 */
class OutgoingTests {

  private final Disposable.Swap client = Disposables.swap();
  private final List<Throwable> told = new ArrayList<>();

  private final Outgoing out =
      new Outgoing(
          new MockServerHttpResponse() {
            @Override
            public boolean setStatusCode(@Nullable HttpStatusCode status) {
              client.dispose();
              return super.setStatusCode(status);
            }
          },
          "id",
          new RequestMeters(new SimpleMeterRegistry()),
          Specification.ESTABLISHED,
          new Compression(new CompressionSettings(List.of(), DataSize.ofKilobytes(1)))
              .choose(new HttpHeaders()));

  private static GraphQlPayload part() {
    return new GraphQlPayload(Outcome.EXECUTED, false, "{}".getBytes(StandardCharsets.UTF_8), true);
  }

  private @Nullable Throwable failure(Runnable gone) {
    HttpHeaders accept = new HttpHeaders();
    accept.set(HttpHeaders.ACCEPT, "multipart/mixed");
    Sinks.Many<GraphQlPayload> parts = Sinks.many().unicast().onBackpressureBuffer();
    client.update(
        out.send(
                parts.asFlux(),
                Negotiation.of(accept),
                failure -> {
                  told.add(failure);
                  return part();
                })
            .doOnCancel(gone)
            .subscribe());
    parts.tryEmitNext(part());
    return told.isEmpty() ? null : told.getFirst();
  }

  @Test
  void isToldNoFailure() {
    assertThat(failure(out::cancelled)).isNull();
  }

  /** Who says that it was the client? */
  @Test
  void othersAre() {
    assertThat(failure(() -> {})).hasMessageContaining("cancelled");
  }
}
