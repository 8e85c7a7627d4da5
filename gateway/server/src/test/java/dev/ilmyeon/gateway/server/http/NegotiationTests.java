package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

/** What clients say that they take. */
class NegotiationTests {

  private static Negotiation negotiate(String accept) {
    HttpHeaders headers = new HttpHeaders();
    headers.set("Accept", accept);
    return Negotiation.of(headers);
  }

  private static String describe(Negotiation negotiation) {
    StreamType stream = negotiation.stream();
    return negotiation.whole()
        + (stream == null ? "" : " " + stream.framing() + " " + stream.format());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          application/json                                                | JSON
          */*                                                             | JSON
          multipart/*, application/json                                   | JSON
          multipart/mixed;deferSpec=20220824,application/graphql-response+json,application/json;q=0.9 | GRAPHQL_RESPONSE MULTIPART DEFER_2022_08_24
          multipart/mixed;incrementalSpec=v0.2,application/graphql-response+json,application/json;q=0.9 | GRAPHQL_RESPONSE MULTIPART INCREMENTAL_V0_2
          multipart/mixed; deferSpec="20220824", application/json         | JSON MULTIPART DEFER_2022_08_24
          application/graphql-response+json, application/graphql+json, application/json, text/event-stream, multipart/mixed | GRAPHQL_RESPONSE MULTIPART DEFER_2022_08_24
          application/json, multipart/mixed                               | JSON MULTIPART DEFER_2022_08_24
          multipart/mixed;q=0.1, text/event-stream;q=0.5, application/json | JSON EVENTS DEFER_2022_08_24
          text/event-stream                                               | null EVENTS DEFER_2022_08_24
          text/event-stream;incrementalSpec=v0.2                          | null EVENTS INCREMENTAL_V0_2
          multipart/mixed                                                 | null MULTIPART DEFER_2022_08_24
          multipart/mixed;q=0, application/json                           | JSON
          multipart/mixed;deferSpec=20200101, application/json            | JSON
          multipart/mixed;boundary=graphql;subscriptionSpec=1.0, application/json | JSON
          """)
  void understands(String accept, String expected) {
    assertThat(describe(negotiate(accept))).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text/html", "multipart/mixed;subscriptionSpec=1.0", "multipart/*", "nonsense"})
  void refuses(String accept) {
    assertThatThrownBy(() -> negotiate(accept)).isInstanceOf(RefusedException.class);
  }
}
