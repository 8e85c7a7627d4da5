package dev.ilmyeon.weather.kma;

import static dev.ilmyeon.weather.kma.Payloads.envelope;
import static dev.ilmyeon.weather.kma.Payloads.expected;
import static dev.ilmyeon.weather.kma.Payloads.nowcast;
import static dev.ilmyeon.weather.kma.Payloads.observed;
import static dev.ilmyeon.weather.kma.Payloads.ultraShortForecast;
import static dev.ilmyeon.weather.kma.Payloads.villageForecast;
import static dev.ilmyeon.weather.kma.Replies.fault;
import static dev.ilmyeon.weather.kma.Replies.refusal;
import static dev.ilmyeon.weather.kma.Replies.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.observation.Sky;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GridFormatTests {

  @Test
  void readsANowcast() {
    assertThat(value(KmaFormats.nowcast(envelope(nowcast()))))
        .isEqualTo(
            new Nowcast(
                new GridCell(67, 101),
                Instant.parse("2024-07-26T00:00:00Z"),
                new BigDecimal("26.3"),
                new BigDecimal("84"),
                Precipitation.DRIZZLE,
                new Amount(new BigDecimal("0.5"), new BigDecimal("0.5")),
                new BigDecimal("213"),
                new BigDecimal("1.7")));
  }

  @Test
  void readsAnUltraShortForecastHourByHour() {
    GridForecast forecast = value(KmaFormats.ultraShortForecast(envelope(ultraShortForecast())));

    assertThat(forecast.cell()).isEqualTo(new GridCell(67, 101));
    assertThat(forecast.issuedAt()).isEqualTo("2024-07-26T00:30:00Z");
    assertThat(forecast.steps())
        .extracting(ForecastStep::at)
        .containsExactly(
            Instant.parse("2024-07-26T01:00:00Z"),
            Instant.parse("2024-07-26T02:00:00Z"),
            Instant.parse("2024-07-26T03:00:00Z"),
            Instant.parse("2024-07-26T04:00:00Z"),
            Instant.parse("2024-07-26T05:00:00Z"),
            Instant.parse("2024-07-26T06:00:00Z"));
    assertThat(forecast.steps().getFirst())
        .isEqualTo(
            new ForecastStep(
                Instant.parse("2024-07-26T01:00:00Z"),
                new BigDecimal("27"),
                null,
                null,
                Sky.MOSTLY_CLOUDY,
                Precipitation.NONE,
                null,
                new Amount(BigDecimal.ZERO, BigDecimal.ZERO),
                null,
                new BigDecimal("80"),
                new BigDecimal("200"),
                new BigDecimal("2")));
  }

  @Test
  void readsAVillageForecast() {
    List<String> items = villageForecast();
    items.add(expected("1300", "TMX", "31.0"));

    GridForecast forecast = value(KmaFormats.villageForecast(envelope(items)));

    assertThat(forecast.steps()).hasSize(4);
    assertThat(forecast.steps().getLast())
        .isEqualTo(
            new ForecastStep(
                Instant.parse("2024-07-26T04:00:00Z"),
                new BigDecimal("28"),
                null,
                new BigDecimal("31.0"),
                Sky.OVERCAST,
                Precipitation.SHOWER,
                60,
                new Amount(new BigDecimal("30.0"), new BigDecimal("50.0")),
                new Amount(BigDecimal.ZERO, BigDecimal.ZERO),
                new BigDecimal("85"),
                new BigDecimal("190"),
                new BigDecimal("3.1")));
  }

  @Test
  void takesNumbersForTextAndASingleItemForAList() {
    List<String> items = nowcast();
    items.replaceAll(item -> item.replace("\"26.3\"", "26.3").replace("\"84\"", "84"));

    assertThat(value(KmaFormats.nowcast(envelope(items))).temperature()).isEqualTo("26.3");
    String single =
        new String(envelope(List.of(observed("T1H", "1"))), StandardCharsets.UTF_8)
            .replace("[", "")
            .replace("]", "");
    assertThat(fault(KmaFormats.nowcast(single.getBytes(StandardCharsets.UTF_8))))
        .contains("no value for this time");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-998.9", "-999", "900", "999.0"})
  void takesWhatIsBeyondNineHundredForMissing(String sentinel) {
    List<String> items = nowcast();
    items.set(0, observed("T1H", sentinel));
    items.set(1, observed("RN1", sentinel));
    items.set(5, observed("PTY", sentinel));

    Nowcast nowcast = value(KmaFormats.nowcast(envelope(items)));

    assertThat(nowcast.temperature()).isNull();
    assertThat(nowcast.rain()).isNull();
    assertThat(nowcast.precipitation()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "강수없음, 0, 0",
    "0, 0, 0",
    "0.5, 0.5, 0.5",
    "1mm 미만, 0, 1",
    "1.0mm 미만, 0, 1.0",
    "6.2mm, 6.2, 6.2",
    "30.0~50.0mm, 30.0, 50.0",
    "30.0mm~50.0mm, 30.0, 50.0",
    "50.0mm 이상, 50.0,"
  })
  void readsAmountsInWords(String text, BigDecimal from, @Nullable BigDecimal to) {
    List<String> items = nowcast();
    items.set(1, observed("RN1", text));

    assertThat(value(KmaFormats.nowcast(envelope(items))).rain()).isEqualTo(new Amount(from, to));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "-", "-1", "1cm", "1cm 미만", "50~30mm", "50mm이상", "비", "1e3", "1 mm", "12345"})
  void refusesWhatIsNoAmountOfRain(String text) {
    List<String> items = nowcast();
    items.set(1, observed("RN1", text));

    assertThat(fault(KmaFormats.nowcast(envelope(items))))
        .isEqualTo("row 2, column RN1, value '%s': not an amount in mm".formatted(text));
  }

  @ParameterizedTest
  @CsvSource({
    "0, T1H, 61, outside -60 to 60",
    "0, T1H, warm, not a number",
    "4, REH, 100.5, outside 0 to 100",
    "5, PTY, 4, not a code of precipitation in this product",
    "5, PTY, 8, outside 0 to 7",
    "5, PTY, 1.5, not a whole number",
    "6, VEC, 361, outside 0 to 360",
    "7, WSD, -1, outside 0 to 120"
  })
  void refusesAValueThatCannotBe(int item, String category, String text, String problem) {
    List<String> items = nowcast();
    items.set(item, observed(category, text));

    assertThat(fault(KmaFormats.nowcast(envelope(items))))
        .isEqualTo(
            "row %d, column %s, value '%s': %s".formatted(item + 1, category, text, problem));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "2", "5"})
  void refusesASkyThatForecastsDoNotKnow(String code) {
    List<String> items = ultraShortForecast();
    items.replaceAll(item ->
        item.contains("SKY")
            ? item.replace("\"fcstValue\":\"3\"", "\"fcstValue\":\"" + code + "\"")
            : item);

    assertThat(fault(KmaFormats.ultraShortForecast(envelope(items))))
        .contains("column SKY, value '" + code + "'");
  }

  @Test
  void refusesTheOtherProductsKindsOfPrecipitation() {
    List<String> items = villageForecast();
    items.replaceAll(item -> item.contains("PTY") ? item.replace("\"4\"", "\"5\"") : item);

    assertThat(fault(KmaFormats.villageForecast(envelope(items))))
        .contains("not a code of precipitation in this product");
  }

  @Test
  void refusesALackingOrADoubledCategory() {
    List<String> lacking = nowcast();
    lacking.removeFirst();
    List<String> doubled = nowcast();
    doubled.add(observed("T1H", "26.3"));

    assertThat(fault(KmaFormats.nowcast(envelope(lacking))))
        .contains("column T1H")
        .endsWith("no value for this time");
    assertThat(fault(KmaFormats.nowcast(envelope(doubled))))
        .isEqualTo("row 9, column T1H, value '26.3': a second value for the same time");
  }

  @Test
  void passesOverACategoryThatIsNew() {
    List<String> items = nowcast();
    items.add(observed("NEW", "?"));

    assertThat(value(KmaFormats.nowcast(envelope(items))).temperature()).isEqualTo("26.3");
  }

  @Test
  void refusesAPageThatIsNotTheWhole() {
    assertThat(fault(KmaFormats.nowcast(envelope(nowcast(), 9))))
        .isEqualTo("8 items of a total of 9");
    assertThat(fault(KmaFormats.nowcast(envelope(nowcast(), 7))))
        .isEqualTo("8 items of a total of 7");
  }

  @Test
  void takesNoItemsForNoData() {
    assertThat(refusal(KmaFormats.nowcast(envelope(List.of()))).reason())
        .isEqualTo(Refusal.Reason.NO_DATA);
    assertThat(
            refusal(
                    KmaFormats.nowcast(
                        """
                        {"response":{"header":{"resultCode":"00"},"body":{"items":"","totalCount":0}}}\
                        """
                            .getBytes(StandardCharsets.UTF_8)))
                .reason())
        .isEqualTo(Refusal.Reason.NO_DATA);
  }

  @Test
  void refusesItemsOfSeveralCellsOrIssues() {
    List<String> cells = nowcast();
    cells.set(3, cells.get(3).replace("67", "68"));
    List<String> issues = nowcast();
    issues.set(3, issues.get(3).replace("0900", "0800"));

    assertThat(fault(KmaFormats.nowcast(envelope(cells)))).contains("of another cell or base time");
    assertThat(fault(KmaFormats.nowcast(envelope(issues))))
        .contains("of another cell or base time");
  }

  @Test
  void refusesAForecastOfThePast() {
    List<String> items = new ArrayList<>(ultraShortForecast());
    items.replaceAll(item -> item.replace("\"fcstTime\":\"1000\"", "\"fcstTime\":\"0900\""));

    assertThat(fault(KmaFormats.ultraShortForecast(envelope(items))))
        .endsWith("for 2024-07-26T00:00:00Z, not later than its issue");
  }

  @ParameterizedTest
  @CsvSource({
    "'\"nx\":67', '\"nx\":0', 'row 1, column nx, value ''0'': outside 1 to 149'",
    "'\"nx\":67', '\"nx\":\"67\"', 'row 1, column nx, value ''\"67\"'': not a whole number'",
    "'\"ny\":101', '\"ny\":1e99', 'row 1, column ny, value ''1.0E99'': not a whole number'",
    "'\"ny\":101', '\"ny\":254', 'row 1, column ny, value ''254'': outside 1 to 253'",
    "'20240726', '20240732', 'row 1, column baseDatebaseTime, value ''202407320900'': not a time as YYYYMMDDHHMM'",
    "'\"26.3\"', 'null', 'row 1, column obsrValue, value ''null'': neither text nor number'",
    "'\"T1H\"', '[]', 'row 1, column category, value ''[]'': neither text nor number'"
  })
  void refusesAnItemThatIsNone(String part, String instead, String message) {
    List<String> items = nowcast();
    items.set(0, items.getFirst().replace(part, instead));

    assertThat(fault(KmaFormats.nowcast(envelope(items)))).isEqualTo(message);
  }
}
