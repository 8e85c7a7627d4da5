package dev.ilmyeon.gateway.server.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.gateway.server.wire.WireFixture.Got;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** When connections are opened, kept, used again and closed. */
class ConnectionPoolTests {

  private static final Answer GOOD = Answer.json("{}");

  private final StandInServer server = StandInServer.start().answers(GOOD);
  private final WireFixture fixture = new WireFixture();

  @AfterEach
  void close() {
    fixture.close();
    server.close();
  }

  private HttpOrigin origin() {
    return fixture.origin(server.url("/"));
  }

  private HttpOrigin origin(int connections, int waiting) {
    return fixture.origin(
        server.url("/"),
        patient ->
            new OriginSettings(
                patient.connectTimeout(),
                connections,
                waiting,
                patient.maxIdle(),
                patient.maxLifetime(),
                patient.maxResponse(),
                false,
                HttpVersion.AUTO));
  }

  private HttpOrigin origin(Duration idle, Duration lifetime) {
    return fixture.origin(
        server.url("/"),
        patient ->
            new OriginSettings(
                patient.connectTimeout(),
                8,
                8,
                idle,
                lifetime,
                patient.maxResponse(),
                false,
                HttpVersion.AUTO));
  }

  private List<Got> queries(HttpOrigin origin, int count) {
    return IntStream.range(0, count).mapToObj(_ -> fixture.query(origin)).toList();
  }

  @Test
  void usesAKeptConnectionAgain() {
    HttpOrigin origin = origin();
    for (int i = 0; i < 20; i++) {
      fixture.query(origin).answer();
    }

    assertThat(server.accepted()).isEqualTo(1);
  }

  @Test
  void keepsConnectionsForEachEventLoop() {
    HttpOrigin origin = origin();
    for (int i = 0; i < 5; i++) {
      fixture.query(origin, fixture.first()).answer();
      fixture.query(origin, fixture.second()).answer();
    }

    assertThat(server.accepted()).isEqualTo(2);
  }

  @Test
  void closesWhatIsIdleTooLong() {
    HttpOrigin origin = origin(Duration.ofMillis(50), Duration.ofMinutes(1));
    fixture.query(origin).answer();

    await().until(() -> server.accepted() == 1 && server.connections() == 0);
    fixture.query(origin).answer();
    assertThat(server.accepted()).isEqualTo(2);
  }

  @Test
  void closesWhatIsTooOld() {
    HttpOrigin origin = origin(Duration.ofMinutes(1), Duration.ofMillis(1));
    await()
        .until(() -> {
          fixture.query(origin).answer();
          return server.accepted() > 2;
        });

    await().until(() -> server.connections() <= 1);
  }

  @Test
  void opensNoMoreThanItMayAndLetsTheOthersWait() {
    HttpOrigin origin = origin(2, 20);
    CountDownLatch asked = new CountDownLatch(2);
    server.answers(_ -> {
      asked.countDown();
      awaitLatch(asked);
      return GOOD;
    });
    List<Got> all = queries(origin, 12);

    all.forEach(Got::answer);
    assertThat(server.requests()).hasSize(12);
    assertThat(server.accepted()).isEqualTo(2);
  }

  private static void awaitLatch(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refusesWhenTooManyWait() {
    server.answers(Answer.hang());
    HttpOrigin origin = origin(1, 1);
    Got first = fixture.query(origin);
    Got second = fixture.query(origin);

    assertThat(fixture.query(origin).failure()).isInstanceOf(RejectedExecutionException.class);
    assertThat(first.isOver() || second.isOver()).isFalse();
  }

  @Test
  void makesRoomForACallThatWaitsOnAnotherEventLoop() {
    HttpOrigin origin = origin(1, 4);
    for (int i = 0; i < 10; i++) {
      fixture.query(origin, fixture.first()).answer();
      fixture.query(origin, fixture.second()).answer();
    }

    await().until(() -> server.connections() <= 1);
  }

  @Test
  void servesBothEventLoopsAtTheLimit() {
    HttpOrigin origin = origin(2, 500);
    List<Got> all =
        IntStream.range(0, 400)
            .mapToObj(i -> fixture.query(origin, i % 3 == 0 ? fixture.first() : fixture.second()))
            .toList();

    all.forEach(Got::answer);
    assertThat(server.requests()).hasSize(400);
  }

  @Test
  void letsTheNextHaveThePlaceOfOneThatIsCancelledWhileItWaits() {
    HttpOrigin origin = origin(1, 1);
    server.answers(Answer.hang());
    Got sent = fixture.query(origin);
    await().until(() -> server.requests().size() == 1);
    fixture.query(origin).cancel();

    Got next = fixture.query(origin);
    server.answers(GOOD);
    sent.cancel();

    assertThat(next.answer().status()).isEqualTo(200);
    assertThat(sent.isOver()).isFalse();
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void closesTheConnectionOfACancelledCall() {
    HttpOrigin origin = origin();
    server.answers(Answer.hang());
    Got got = fixture.query(origin);
    await().until(() -> server.requests().size() == 1);

    got.cancel();
    got.cancel();

    await().until(() -> server.connections() == 0);
    assertThat(got.isOver()).isFalse();
  }

  @Test
  void keepsTheConnectionOfACallThatWasCancelledBeforeItWasThere() {
    HttpOrigin origin = origin();
    Got got = fixture.cancelledQuery(origin);
    await().until(() -> server.connections() == 1);

    fixture.query(origin).answer();

    assertThat(server.accepted()).isEqualTo(1);
    assertThat(server.requests()).hasSize(1);
    assertThat(got.isOver()).isFalse();
  }

  @Test
  void repeatsAQueryWhoseKeptConnectionWasClosed() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    server.answers(_ -> server.requests().size() == 1 ? Answer.drop() : GOOD);

    assertThat(fixture.query(origin).answer().status()).isEqualTo(200);
    assertThat(server.requests()).hasSize(2);
    assertThat(server.accepted()).isEqualTo(2);
  }

  @Test
  void repeatsItOnce() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    server.answers(Answer.drop());

    assertThat(fixture.query(origin).failure()).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(2);
  }

  @Test
  void repeatsAQueryThatMeetsTheFarewellOfAnIdleConnection() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    server.answers(_ ->
        server.requests().size() == 1
            ? new Answer.Break(
                "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n")
            : GOOD);

    assertThat(fixture.query(origin).answer().status()).isEqualTo(200);
  }

  @Test
  void doesNotRepeatAMutationThatHasLeft() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    server.answers(Answer.drop());

    assertThat(fixture.mutation(origin).failure()).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void doesNotRepeatWhatWasAnsweredInPart() {
    HttpOrigin origin = origin();
    fixture.query(origin).answer();
    server.answers(Answer.cut());

    assertThat(fixture.query(origin).failure()).isInstanceOf(IOException.class);
    assertThat(server.requests()).hasSize(1);
  }

  @Test
  void doesNotUseAConnectionOnWhichSomethingCameUnasked() {
    HttpOrigin origin = origin();
    server.answers(
        _ -> Answer.raw("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}HTTP/1.1 200 OK\r\n\r\n"));
    fixture.query(origin).answer();
    server.answers(Answer.json("{\"mine\":1}"));

    assertThat(fixture.query(origin).text()).isEqualTo("{\"mine\":1}");
  }

  @Test
  void tellsAtOnceWhenNobodyListens() {
    HttpOrigin nobody = fixture.origin(URI.create("http://127.0.0.1:1/"));

    assertThat(fixture.query(nobody).failure()).isInstanceOf(ConnectException.class);
    assertThat(fixture.query(nobody).failure()).isInstanceOf(ConnectException.class);
  }

  @Test
  void closesIdleConnectionsAtTheEndAndOthersAfterTheirAnswers() {
    HttpOrigin origin = origin();
    CountDownLatch closed = new CountDownLatch(1);
    server.answers(_ -> {
      awaitLatch(closed);
      return GOOD;
    });
    Got got = fixture.query(origin);
    await().until(() -> server.requests().size() == 1);

    origin.close();
    closed.countDown();

    assertThat(got.answer().status()).isEqualTo(200);
    await().until(() -> server.connections() == 0);
    assertThat(fixture.query(origin).answer().status()).as("late").isEqualTo(200);
    await().until(() -> server.connections() == 0);
  }
}
