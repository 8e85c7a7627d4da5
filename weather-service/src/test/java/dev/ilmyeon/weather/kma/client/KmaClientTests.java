package dev.ilmyeon.weather.kma.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.KmaUnavailableException;
import dev.ilmyeon.weather.kma.Payloads;
import dev.ilmyeon.weather.kma.Refusal;
import dev.ilmyeon.weather.kma.SurfaceReports;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.unit.DataSize;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Against a server that speaks all that KMA does, good and bad. */
class KmaClientTests {

  private static final String KEY = "a+b/c==&d é";
  private static final Duration DEADLINE = Duration.ofSeconds(100);
  private static final GridCell DAEJEON = new GridCell(67, 101);
  private static final String SURFACE = "kma_sfctm2.php";

  private final StubKma stub = StubKma.start();
  private final AtomicInteger counted = new AtomicInteger();
  private final KmaClient client = client("30s", 3, 1_000);

  @AfterEach
  void stop() throws IOException {
    stub.close();
  }

  @Test
  void asksForAllStationsOfTheLatestHour() {
    stub.answer(SURFACE, Payloads.surface(Payloads.DAEJEON));

    assertThat(surface(client))
        .isInstanceOfSatisfying(
            KmaReply.Answered.class,
            answered ->
                assertThat(((SurfaceReports) answered.value()).reports())
                    .singleElement()
                    .extracting("temperature")
                    .hasToString("26.4"));
    assertThat(stub.requests())
        .containsExactly(
            new StubKma.Request(SURFACE, Map.of("stn", "0", "help", "0", "authKey", KEY)));
  }

  @Test
  void asksInTheTimeOfKoreaAcrossNewYear() {
    stub.answer("kma_sfctm3.php", Payloads.surface());
    stub.answer("getVilageFcst", Payloads.envelope(Payloads.villageForecast()));

    client
        .surface(Instant.parse("2026-12-31T14:00:00Z"), Instant.parse("2026-12-31T16:00:00Z"))
        .block(DEADLINE);
    client.villageForecast(DAEJEON, Instant.parse("2026-12-31T17:00:00Z")).block(DEADLINE);

    assertThat(stub.requests().getFirst().parameters())
        .containsEntry("tm1", "202612312300")
        .containsEntry("tm2", "202701010100");
    assertThat(stub.requests().getLast().parameters())
        .containsEntry("base_date", "20270101")
        .containsEntry("base_time", "0200")
        .containsEntry("nx", "67")
        .containsEntry("ny", "101")
        .containsEntry("dataType", "JSON")
        .containsEntry("serviceKey", KEY);
  }

  @Test
  void readsEveryProduct() {
    stub.answer("getUltraSrtNcst", Payloads.envelope(Payloads.nowcast()));
    stub.answer("getUltraSrtFcst", Payloads.envelope(Payloads.ultraShortForecast()));
    stub.answer("getVilageFcst", Payloads.envelope(Payloads.villageForecast()));
    stub.answer("wrn_now_data.php", Payloads.warnings(Payloads.warning("01", "호우", "주의", "")));
    Instant issue = Instant.parse("2024-07-26T00:00:00Z");

    assertThat(
            List.of(
                client.nowcast(DAEJEON, issue),
                client.ultraShortForecast(DAEJEON, issue),
                client.villageForecast(DAEJEON, issue),
                client.warnings()))
        .allSatisfy(call -> assertThat(call.block(DEADLINE)).isInstanceOf(KmaReply.Answered.class));
    assertThat(counted).hasValue(4);
  }

  @Test
  void takesARefusalForWhatItIsUnderAnyStatus() {
    stub.reply(SURFACE, json(403, "{\"result\":{\"status\":403,\"message\":\"활용신청\"}}"));
    assertThat(refusal()).isEqualTo(Refusal.Reason.ACCESS_DENIED);

    stub.reply(
        SURFACE,
        new StubKma.Answer(
            200,
            "text/xml",
            """
            <OpenAPI_ServiceResponse><cmmMsgHeader><returnAuthMsg>X</returnAuthMsg>\
            <returnReasonCode>22</returnReasonCode></cmmMsgHeader></OpenAPI_ServiceResponse>
            """
                .getBytes(StandardCharsets.UTF_8)));
    assertThat(refusal()).isEqualTo(Refusal.Reason.QUOTA_EXCEEDED);

    stub.reply(SURFACE, json(200, "{\"resultCode\":\"30\",\"resultMsg\":\"KEY\"}"));
    assertThat(refusal()).isEqualTo(Refusal.Reason.KEY_UNKNOWN);
    assertThat(counted).as("a refusal is not asked for again").hasValue(3);
  }

  @Test
  void garblesAreNamedAndNotUsed() {
    byte[] good = Payloads.surface(Payloads.DAEJEON);
    stub.answer(SURFACE, new byte[0]);
    assertThat(surface(client)).isInstanceOf(KmaReply.Garbled.class);
    stub.answer(SURFACE, new String(good, Payloads.EUC_KR).getBytes(StandardCharsets.UTF_8));
    assertThat(surface(client)).isInstanceOf(KmaReply.Garbled.class);
    stub.answer(SURFACE, java.util.Arrays.copyOf(good, good.length - 40));
    assertThat(surface(client)).isInstanceOf(KmaReply.Garbled.class);
    stub.reply(SURFACE, new StubKma.Answer(404, "text/html", "<html>".getBytes(Payloads.EUC_KR)));
    assertThat(surface(client)).isInstanceOf(KmaReply.Garbled.class);
  }

  @Test
  void triesAgainWhatMayPass() {
    AtomicInteger call = new AtomicInteger();
    stub.reply(
        SURFACE,
        _ ->
            switch (call.getAndIncrement()) {
              case 0 -> new StubKma.Reset();
              case 1 -> new StubKma.Half(Payloads.surface(Payloads.DAEJEON));
              default -> new StubKma.Answer(200, "text/plain", Payloads.surface(Payloads.DAEJEON));
            });

    assertThat(surface(client)).isInstanceOf(KmaReply.Answered.class);
    assertThat(counted).as("each attempt costs quota").hasValue(3);
  }

  @Test
  void saysInAWordWhyThereIsNoAnswerAndNeverTheKey() {
    stub.reply(SURFACE, new StubKma.Silence());
    assertUnavailable(client("200ms", 1, 1_000), "TIMED_OUT");
    stub.reply(SURFACE, new StubKma.Reset());
    assertUnavailable(client("30s", 1, 1_000), "CUT_OFF");
    stub.reply(SURFACE, json(503, "{}"));
    assertUnavailable(client("30s", 1, 1_000), "HTTP_503");
    stub.reply(SURFACE, json(302, "{}"));
    assertUnavailable(client("30s", 1, 1_000), "HTTP_302");
    stub.answer(SURFACE, new byte[100_000]);
    assertUnavailable(client("30s", 1, 1_000), "TOO_LARGE");
    assertUnavailable(client("30s", 1, 0), "QUOTA_USED_UP");
  }

  @Test
  void leavesAHostAloneThatBringsNothing() {
    stub.reply(SURFACE, json(500, "{}"));
    KmaClient once = client("30s", 1, 1_000);
    for (int i = 0; i < 5; i++) {
      assertUnavailable(once, "HTTP_500");
    }
    int before = stub.requests().size();

    assertUnavailable(once, "BREAKER_OPEN");

    assertThat(stub.requests()).hasSize(before);
    assertThat(once.breakers().getFirst().getState()).hasToString("OPEN");
  }

  /** One call a second: of a hundred at once most had to wait for longer than it is waited. */
  @Test
  void keepsThePaceOfItsHost() {
    stub.answer(SURFACE, Payloads.surface(Payloads.DAEJEON));
    KmaClient slow =
        new KmaClient(
            properties(new ApiKey(KEY, null), new ApiKey(null, null), "30s", 1, 1),
            _ -> Mono.fromSupplier(() -> counted.incrementAndGet() > 0));

    assertThatThrownBy(
            () -> Flux.range(0, 100).flatMap(_ -> slow.latestSurface(), 100).blockLast(DEADLINE))
        .isInstanceOf(KmaUnavailableException.class)
        .hasMessage("RATE_LIMITED");

    assertThat(counted).as("who may not call costs no quota").hasValueLessThan(100);
  }

  @Test
  void knowsWhatItHasKeysFor(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("key"), KEY + "\n");
    ApiKey none = new ApiKey(null, null);
    ApiKey inFile = new ApiKey(null, file);

    assertThat(new KmaClient(properties(none, none, "30s", 1), _ -> Mono.just(true)).feeds())
        .isEmpty();
    assertThat(new KmaClient(properties(inFile, none, "30s", 1), _ -> Mono.just(true)).feeds())
        .containsOnly(Feed.SURFACE, Feed.WARNINGS);
    assertThat(properties(inFile, new ApiKey(KEY, null), "30s", 1).toString()).doesNotContain(KEY);
    assertThatThrownBy(() -> new ApiKey(KEY, file)).hasMessageContaining("not both");
  }

  private Refusal.Reason refusal() {
    return surface(client) instanceof KmaReply.Refused<SurfaceReports>(Refusal refusal)
        ? refusal.reason()
        : null;
  }

  private static void assertUnavailable(KmaClient client, String code) {
    assertThatThrownBy(() -> surface(client))
        .isInstanceOf(KmaUnavailableException.class)
        .hasMessage(code)
        .hasNoCause();
  }

  private static KmaReply<SurfaceReports> surface(KmaClient client) {
    return client.latestSurface().block(DEADLINE);
  }

  private static StubKma.Answer json(int status, String body) {
    return new StubKma.Answer(status, "application/json", body.getBytes(StandardCharsets.UTF_8));
  }

  private KmaClient client(String timeout, int attempts, int quota) {
    ApiKey key = new ApiKey(KEY, null);
    return new KmaClient(
        properties(key, key, timeout, attempts),
        _ -> Mono.fromSupplier(() -> counted.incrementAndGet() <= quota));
  }

  private KmaProperties properties(ApiKey hub, ApiKey portal, String timeout, int attempts) {
    return properties(hub, portal, timeout, attempts, 1_000);
  }

  private KmaProperties properties(
      ApiKey hub, ApiKey portal, String timeout, int attempts, int callsPerSecond) {
    URI url = stub.url();
    return new KmaProperties(
        hub,
        portal,
        url,
        url,
        Duration.parse("PT" + timeout.replace("200ms", "0.2s")),
        DataSize.ofKilobytes(64),
        10_000,
        callsPerSecond,
        attempts,
        Duration.ofMillis(1),
        Duration.ofMinutes(2));
  }
}
