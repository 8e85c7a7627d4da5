package dev.ilmyeon.weather.kma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.observation.Sky;
import java.math.BigDecimal;
import java.nio.charset.Charset;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * 100,000 damaged payloads: none may throw, and what is accepted must be what stands in the damaged
 * text, read a second time by means of the test's own. A failure names the seed and the payload;
 * {@code -Dfuzz.seed=N} starts elsewhere.
 */
class KmaFormatsFuzzTests {

  private static final int PAYLOADS = 20_000;
  private static final long SEED = Long.getLong("fuzz.seed", 20_240_726L);
  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("yyyyMMddHHmm");
  private static final JsonMapper LENIENT = new JsonMapper();

  @Test
  void surfaceReports() {
    fuzz(
        Payloads.surface(
            Payloads.DAEJEON,
            Payloads.with(1, "98"),
            Payloads.with(11, "-9.0"),
            Payloads.with(24, "비")),
        KmaFormats::surfaceReports,
        KmaFormatsFuzzTests::checkSurface);
  }

  @Test
  void nowcasts() {
    fuzz(
        Payloads.envelope(Payloads.nowcast()),
        KmaFormats::nowcast,
        KmaFormatsFuzzTests::checkNowcast);
  }

  @Test
  void ultraShortForecasts() {
    fuzz(
        Payloads.envelope(Payloads.ultraShortForecast()),
        KmaFormats::ultraShortForecast,
        (body, forecast) -> checkForecast(body, forecast, "T1H"));
  }

  @Test
  void villageForecasts() {
    fuzz(
        Payloads.envelope(Payloads.villageForecast()),
        KmaFormats::villageForecast,
        (body, forecast) -> checkForecast(body, forecast, "TMP"));
  }

  @Test
  void warnings() {
    fuzz(
        Payloads.warnings(
            Payloads.warning("01", "호우", "주의", ""),
            Payloads.warning("02", "폭염", "경보", "27일 낮(12시~18시)"),
            Payloads.warning("03", "강풍", "예비", "")),
        KmaFormats::warnings,
        KmaFormatsFuzzTests::checkWarnings);
  }

  private static <T> void fuzz(
      byte[] payload, Function<byte[], KmaReply<T>> format, BiConsumer<byte[], T> check) {
    int accepted = 0;
    for (long seed = SEED; seed < SEED + PAYLOADS; seed++) {
      byte[] mutated = new Mutator(seed).mutate(payload);
      try {
        KmaReply<T> reply = format.apply(mutated);
        if (reply instanceof KmaReply.Answered<T>(T value)) {
          check.accept(mutated, value);
          accepted++;
        }
      } catch (RuntimeException | Error e) {
        throw new AssertionError(
            "seed %d: %s%n%s".formatted(seed, e, Base64.getEncoder().encodeToString(mutated)), e);
      }
    }
    assertThat(accepted).as("payloads that stayed readable").isGreaterThan(PAYLOADS / 100);
  }

  private static void checkSurface(byte[] body, SurfaceReports read) {
    List<String> rows = rows(body);
    Set<Integer> rejected =
        read.rejectedRows().stream().map(Fault::row).collect(Collectors.toSet());
    assertThat(read.reports().size() + rejected.size()).isEqualTo(rows.size());
    int next = 0;
    for (int row = 1; row <= rows.size(); row++) {
      if (!rejected.contains(row)) {
        SurfaceReport report = read.reports().get(next++);
        String[] cells = rows.get(row - 1).split("\\s+");
        assertThat(cells).hasSize(46);
        assertThat(minute(report.observedAt())).isEqualTo(cells[0]);
        assertThat(report.station().value()).isEqualTo(Integer.parseInt(cells[1]));
        same(decimal(report.windDirection()), cells[2], "-9", "-99");
        same(report.windSpeed(), cells[3], "-9", "-99");
        same(report.stationPressure(), cells[7], "-9", "-99");
        same(report.seaLevelPressure(), cells[8], "-9", "-99");
        same(report.temperature(), cells[11], "-99");
        same(report.dewPoint(), cells[12], "-99");
        same(report.humidity(), cells[13], "-9", "-99");
        same(report.rain(), cells[15], "-9", "-99");
        same(report.rainOfDay(), cells[16], "-9", "-99");
        assertThat(Objects.requireNonNullElse(report.presentWeather(), "-")).isEqualTo(cells[24]);
        same(decimal(report.cloudTenths()), cells[25], "-9", "-99");
      }
    }
  }

  private static void checkNowcast(byte[] body, Nowcast nowcast) {
    Map<String, String> values = values(body, "obsrValue");
    sameCellAndBase(body, nowcast.cell(), nowcast.at());
    String time = minute(nowcast.at()) + " ";
    sameOnGrid(nowcast.temperature(), values.get(time + "T1H"));
    sameOnGrid(nowcast.humidity(), values.get(time + "REH"));
    sameOnGrid(nowcast.windDirection(), values.get(time + "VEC"));
    sameOnGrid(nowcast.windSpeed(), values.get(time + "WSD"));
    sameKind(nowcast.precipitation(), values.get(time + "PTY"));
    sameAmount(nowcast.rain(), values.get(time + "RN1"));
  }

  private static void checkForecast(byte[] body, GridForecast forecast, String temperature) {
    Map<String, String> values = values(body, "fcstValue");
    sameCellAndBase(body, forecast.cell(), forecast.issuedAt());
    assertThat(forecast.steps().stream().map(step -> minute(step.at())))
        .containsExactlyElementsOf(
            values.keySet().stream()
                .map(key -> key.split(" ")[0])
                .collect(Collectors.toCollection(TreeSet::new)));
    for (ForecastStep step : forecast.steps()) {
      String time = minute(step.at()) + " ";
      sameOnGrid(step.temperature(), values.get(time + temperature));
      sameOnGrid(step.humidity(), values.get(time + "REH"));
      sameKind(step.precipitation(), values.get(time + "PTY"));
      sameAmount(step.rain(), values.get(time + (temperature.equals("TMP") ? "PCP" : "RN1")));
      sameAmount(step.snow(), values.get(time + "SNO"));
      sameOnGrid(step.lowestOfDay(), values.get(time + "TMN"));
      sameOnGrid(step.highestOfDay(), values.get(time + "TMX"));
      sameOnGrid(step.windDirection(), values.get(time + "VEC"));
      sameOnGrid(step.windSpeed(), values.get(time + "WSD"));
      if (step.sky() != null) {
        int code = new BigDecimal(values.get(time + "SKY")).intValueExact();
        assertThat(step.sky())
            .isEqualTo(Map.of(1, Sky.CLEAR, 3, Sky.MOSTLY_CLOUDY, 4, Sky.OVERCAST).get(code));
      }
      if (step.probability() != null) {
        sameOnGrid(decimal(step.probability()), values.get(time + "POP"));
      }
    }
  }

  private static void checkWarnings(byte[] body, List<WeatherWarning> warnings) {
    List<String> rows = rows(body);
    assertThat(warnings).hasSameSizeAs(rows);
    for (int row = 0; row < rows.size(); row++) {
      WeatherWarning warning = warnings.get(row);
      String end = warning.end() == null ? "" : warning.end();
      String effective = warning.effectiveAt() == null ? "" : minute(warning.effectiveAt());
      assertThat(rows.get(row).replaceAll("\\s*,\\s*", ",").replaceAll(",?\\s*=$", ""))
          .startsWith(
              String.join(
                  ",",
                  warning.parentCode(),
                  warning.parentName(),
                  warning.areaCode(),
                  warning.areaName(),
                  minute(warning.issuedAt()),
                  effective,
                  warning.kind(),
                  warning.level(),
                  warning.command()))
          .endsWith(end);
    }
  }

  private static List<String> rows(byte[] body) {
    return new String(body, Charset.forName("MS949"))
        .lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .toList();
  }

  /** By time and category; of a nowcast the time is the base time. */
  private static Map<String, String> values(byte[] body, String field) {
    Map<String, String> values = new HashMap<>();
    JsonNode items = LENIENT.readTree(body).path("response").path("body").path("items");
    for (JsonNode item : items.path("item")) {
      boolean forecast = field.equals("fcstValue");
      String time =
          item.path(forecast ? "fcstDate" : "baseDate").asString()
              + item.path(forecast ? "fcstTime" : "baseTime").asString();
      values.put(time + " " + item.path("category").asString(), item.path(field).asString());
    }
    return values;
  }

  private static void same(@Nullable BigDecimal value, String cell, String... missing) {
    if (value == null) {
      assertThat(missing)
          .anyMatch(sentinel -> new BigDecimal(sentinel).compareTo(new BigDecimal(cell)) == 0);
    } else {
      assertThat(value).isEqualByComparingTo(new BigDecimal(cell));
    }
  }

  private static void sameCellAndBase(byte[] body, GridCell cell, Instant base) {
    for (JsonNode item :
        LENIENT.readTree(body).path("response").path("body").path("items").path("item")) {
      assertThat(cell).isEqualTo(new GridCell(item.path("nx").asInt(), item.path("ny").asInt()));
      assertThat(minute(base))
          .isEqualTo(item.path("baseDate").asString() + item.path("baseTime").asString());
    }
  }

  /** Nothing of a category that is not there. */
  private static void sameOnGrid(@Nullable BigDecimal value, @Nullable String text) {
    if (text == null) {
      assertThat(value).isNull();
    } else if (value == null) {
      assertThat(new BigDecimal(text).abs()).isGreaterThanOrEqualTo(new BigDecimal(900));
    } else {
      assertThat(value).isEqualByComparingTo(new BigDecimal(text));
    }
  }

  /** A number, or KMA's words for a range. */
  private static void sameAmount(@Nullable Amount amount, @Nullable String text) {
    if (amount == null || text == null) {
      sameOnGrid(amount == null ? null : amount.from(), text);
      return;
    }
    List<BigDecimal> numbers =
        Pattern.compile("[0-9.]+")
            .matcher(text)
            .results()
            .map(found -> new BigDecimal(found.group()))
            .toList();
    if (text.endsWith("없음")) {
      assertThat(amount).isEqualTo(new Amount(BigDecimal.ZERO, BigDecimal.ZERO));
    } else if (text.endsWith("미만")) {
      assertThat(amount).isEqualTo(new Amount(BigDecimal.ZERO, numbers.getFirst()));
    } else if (text.endsWith("이상")) {
      assertThat(amount).isEqualTo(new Amount(numbers.getFirst(), null));
    } else {
      assertThat(amount).isEqualTo(new Amount(numbers.getFirst(), numbers.getLast()));
      assertThat(numbers).hasSize(text.contains("~") ? 2 : 1);
    }
  }

  private static void sameKind(@Nullable Precipitation kind, @Nullable String text) {
    sameOnGrid(kind == null ? null : decimal(kind.ordinal()), text);
  }

  private static @Nullable BigDecimal decimal(@Nullable Integer value) {
    return value == null ? null : BigDecimal.valueOf(value);
  }

  private static String minute(Instant time) {
    return MINUTE.format(time.atZone(KOREA));
  }
}
