package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.local.Subscribed.Transport;
import dev.ilmyeon.local.option.Part;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

/** What happens, as readers are told of it through the gateway, however they subscribe. */
@Timeout(300)
class LiveEndToEndTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int TRIES = 30;

  @BeforeEach
  void settle() {
    RealPortal.get().askForTheWholePage();
  }

  /** The article that it is about comes with it, and its picture from another service. */
  @ParameterizedTest
  @EnumSource
  void breakingNewsIsTold(Transport transport) throws Exception {
    String headline = "속보 " + Newsroom.newKey();
    try (Subscribed reader =
        Subscribed.over(
            transport,
            """
            subscription { breakingNews(after: "0") { headline article { id leadImage { alt } } } }
            """,
            Map.of())) {
      JsonNode sent =
          Newsroom.ask(
              """
              mutation { sendBreakingNews(idempotencyKey: "%s", headline: "%s", article: 1001) { __typename } }
              """
                  .formatted(Newsroom.newKey(), headline),
              Newsroom.EDITOR);
      assertThat(sent.at("/data/sendBreakingNews/__typename").asString())
          .as(sent.toString())
          .isEqualTo("BreakingNewsSaved");

      JsonNode told =
          reader
              .told(
                  PATIENCE,
                  event -> event.at("/data/breakingNews/headline").asString("").equals(headline))
              .orElseThrow();
      assertThat(told.at("/data/breakingNews/article/id").asString()).isEqualTo("1001");
      assertThat(told.at("/data/breakingNews/article/leadImage/alt").asString()).isNotEmpty();
    }
  }

  /** As another instance of the service does it, which has taken an hour in. */
  @ParameterizedTest
  @EnumSource
  void anHoursWeatherIsTold(Transport transport) throws Exception {
    try (Subscribed reader =
        Subscribed.over(
            transport,
            "subscription { weatherUpdated(stations: [108]) { observedAt stations { id } } }",
            Map.of())) {
      Optional<JsonNode> first = Optional.empty();
      // Who subscribes is told of what comes from then on.
      for (int i = 0; i < TRIES && first.isEmpty(); i++) {
        announce("2026-11-23T09:00:00+09:00");
        first = reader.told(Duration.ofSeconds(2), _ -> true);
      }

      JsonNode told = first.orElseThrow();
      assertThat(OffsetDateTime.parse(told.at("/data/weatherUpdated/observedAt").asString()))
          .isEqualTo(OffsetDateTime.parse("2026-11-23T09:00:00+09:00"));
      assertThat(told.at("/data/weatherUpdated/stations").valueStream())
          .extracting(station -> station.path("id").asString())
          .containsExactly("108");
    }
  }

  private static void announce(String hour) throws Exception {
    try (Connection other = RealPortal.get().connectToDatabase(Part.WEATHER);
        Statement statement = other.createStatement()) {
      statement.execute(
          """
          WITH kept AS (INSERT INTO weather_update (observed_at, stations, announced_at)
            VALUES ('%s', '{108, 159}', now()))
          SELECT pg_notify('weather_updated', '')
          """
              .formatted(hour));
    }
  }

  /** Nobody in particular is told of what is the newsroom's. */
  @ParameterizedTest
  @EnumSource
  void picturesAreToldToTheNewsroomOnly(Transport transport) throws Exception {
    try (Subscribed nobody =
        Subscribed.over(transport, "subscription { imageReady { id } }", Map.of())) {
      JsonNode told = nobody.told(PATIENCE, _ -> true).orElseThrow();

      assertThat(told.toString())
          .contains("UNAUTHORIZED_FIELD_OR_TYPE")
          .doesNotContain("\"id\":\"3");
    }
  }
}
