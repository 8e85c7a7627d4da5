package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.federation.request.OperationKind;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of connections and guards when the supergraph changes. */
class SubgraphConnectorTests {

  private static final String DATA = "{\"data\":{\"strip\":\"맑음\"}}";
  private static final String STATE = "resilience4j.circuitbreaker.state";

  private final StandInServer server = StandInServer.start().answers(Answer.json(DATA));
  private final StandInServer other = StandInServer.start().answers(Answer.json("{\"data\":null}"));
  private final TransportFixture fixture = new TransportFixture(server.url("/graphql").toString());

  @AfterEach
  void close() {
    fixture.close();
    server.close();
    other.close();
  }

  @Test
  void followsASubgraphThatMovesAndClosesTheConnectionsToItsFormerPlace() {
    fixture.query().response();

    fixture.connect(other.url("/graphql").toString());

    assertThat(fixture.query().body()).isEqualTo("{\"data\":null}");
    await().untilAsserted(() -> assertThat(server.connections()).isZero());
  }

  @Test
  void keepsTheConnectionsOfASubgraphThatStays() {
    fixture.query().response();
    await().until(() -> server.connections() == 1);

    fixture.connect(server.url("/graphql").toString());
    fixture.query().response();

    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void letsTheFormerTransportSendUntilItIsClosed() {
    HttpSubgraphTransport former = fixture.transport();
    HttpSubgraphTransport next = fixture.connector().connect(Map.of(), former);
    fixture.connector().show(next, former);

    assertThat(fixture.query().body()).isEqualTo(DATA);

    former.close();
    former.close();
    await().untilAsserted(() -> assertThat(server.connections()).isZero());
  }

  @Test
  void answersWhatIsUnderWayWhenItIsClosed() {
    CountDownLatch closed = new CountDownLatch(1);
    server.answers(_ -> {
      Received.await(closed);
      return Answer.json(DATA);
    });
    Received received = new Received();
    fixture
        .transport()
        .send(
            TransportFixture.request(
                OperationKind.MUTATION, TransportFixture.call(Duration.ofSeconds(20))),
            received);
    await().until(() -> server.requests().size() == 1);

    fixture.transport().close();
    closed.countDown();

    assertThat(received.body()).isEqualTo(DATA);
    await().untilAsserted(() -> assertThat(server.connections()).isZero());
  }

  @Test
  void leavesTheFormerAloneWhenTheNextIsGivenUp() {
    HttpSubgraphTransport former = fixture.transport();
    HttpSubgraphTransport next =
        fixture
            .connector()
            .connect(TransportFixture.weatherAt(other.url("/graphql").toString()), former);
    next.close();

    assertThat(fixture.query().body()).isEqualTo(DATA);
  }

  @Test
  void measuresTheGuardsOfTheTransportThatIsShown() {
    assertThat(breakers()).isEqualTo(1);
    HttpSubgraphTransport former = fixture.transport();
    HttpSubgraphTransport next = fixture.connector().connect(Map.of(), former);
    assertThat(breakers()).as("not shown yet").isEqualTo(1);

    fixture.connector().show(next, former);
    assertThat(breakers()).isZero();

    fixture.connector().show(former, next);
    assertThat(breakers()).isEqualTo(1);
  }

  private long breakers() {
    return fixture.meters().find(STATE).tag("name", "weather").tag("state", "open").gauges().size();
  }

  @Test
  void refusesWhatIsNoUrlAndKeepsWhatItHas() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> fixture.connect("ftp://example.com/graphql"))
        .withMessageContaining("subgraph weather")
        .withMessageContaining("ftp://example.com/graphql");

    assertThat(fixture.query().body()).isEqualTo(DATA);
  }

  @Test
  void knowsNoWayToASubgraphWithoutUrl() {
    fixture.connect("");
    fixture.connect("");

    assertThat(fixture.query().failure().kind()).isEqualTo(Kind.UNREACHABLE);
  }
}
