package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The page of 2024-07-26 as clients get it. {@code mvn verify -Dgolden.update=true} rewrites the
 * expected answer.
 */
@Timeout(300)
class FrontPageEndToEndTests {

  private static final Path GOLDEN = Path.of("src/test/resources/golden/front-page.json");

  private final JsonMapper json =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  @Test
  void isTheWholePageOfTheSampleDay() throws Exception {
    RealPortal portal = RealPortal.get();
    String answer =
        json.writeValueAsString(portal.askForTheWholePage())
            .replace(portal.address(), "http://localhost:8080");

    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(GOLDEN.getParent());
      Files.writeString(GOLDEN, answer + "\n");
    }
    assertThat(answer + "\n").isEqualTo(Files.readString(GOLDEN));
  }

  @Test
  void hasWhatThePageMustHave() throws Exception {
    JsonNode answer = RealPortal.get().askForTheWholePage();
    JsonNode data = answer.path("data");

    assertThat(data.at("/frontPage/dateline/label").asString()).isEqualTo("2024.07.26 (금)");
    assertThat(data.at("/weatherStrip/attribution/label").asString()).isEqualTo("기상청 제공");
    assertThat(strip(data))
        .containsExactly(
            "98 동두천 흐림 24.2℃",
            "105 강릉 흐림 29.3℃",
            "108 서울 구름많음 25.9℃",
            "133 대전 구름조금 26.4℃",
            "143 대구 구름많음 28.4℃",
            "152 울산 흐림 26.2℃",
            "156 광주 구름많음 28.0℃",
            "159 부산 흐림 27.4℃",
            "172 고창 구름많음 29.0℃",
            "184 제주 흐림 29.5℃",
            "201 강화 흐림 25.9℃",
            "226 보은 구름많음 25.0℃",
            "238 금산 구름많음 25.0℃",
            "259 강진군 구름많음 27.3℃",
            "283 경주시 구름많음 27.5℃",
            "294 거제 구름많음 26.7℃");
  }

  @Test
  void hasTheLeadWithFourSubheadsTwelveParagraphsAndAPicture() throws Exception {
    JsonNode lead =
        RealPortal.get().askForTheWholePage().at("/data/frontPage/containers/0/cards/0/target");

    assertThat(lead.at("/section/name").asString()).isEqualTo("종합뉴스");
    assertThat(lead.path("title").asString()).contains("中");
    assertThat(lead.path("subheads").valueStream().map(JsonNode::asString))
        .hasSize(4)
        .allMatch(line -> line.startsWith("-"));
    assertThat(
            lead.path("blocks")
                .valueStream()
                .filter(block -> block.path("__typename").asString().equals("Paragraph")))
        .hasSize(12);
    assertThat(lead.at("/leadImage/alt").asString()).isNotBlank();
    assertThat(lead.path("bylines").isEmpty()).isFalse();
  }

  @Test
  void hasRegionsWithNewsAndWeather() throws Exception {
    List<JsonNode> regions =
        RealPortal.get()
            .askForTheWholePage()
            .at("/data/frontPage/containers")
            .valueStream()
            .filter(container -> container.path("kind").asString().equals("REGION_NETWORK"))
            .flatMap(container -> container.path("cards").valueStream())
            .map(card -> card.path("target"))
            .toList();

    assertThat(regions).hasSizeGreaterThanOrEqualTo(12);
    assertThat(regions)
        .allSatisfy(region ->
            assertThat(region.at("/weather/observation/temperatureLabel").asString())
                .matches("-?[0-9]+\\.[0-9]℃"));
    assertThat(regions.stream().filter(region -> !region.at("/articles/edges").isEmpty()))
        .hasSizeGreaterThanOrEqualTo(12);
  }

  @Test
  void hasItsObservationsAsCsvToo() throws Exception {
    RealPortal portal = RealPortal.get();
    portal.askForTheWholePage();

    assertThat(
            portal
                .get(
                    "/weather/observations.csv?edition=main&from=2024-07-26T00:00:00Z&to=2024-07-27T00:00:00Z")
                .lines())
        .hasSize(17)
        .anyMatch(line -> line.startsWith("108,서울,2024-07-26T09:00:00+09:00,SAMPLE"));
  }

  private static List<String> strip(JsonNode data) {
    return data.at("/weatherStrip/entries")
        .valueStream()
        .map(entry ->
            String.join(
                " ",
                entry.at("/station/id").asString(),
                entry.at("/station/name").asString(),
                entry.at("/observation/skyLabel").asString(),
                entry.at("/observation/temperatureLabel").asString()))
        .toList();
  }
}
