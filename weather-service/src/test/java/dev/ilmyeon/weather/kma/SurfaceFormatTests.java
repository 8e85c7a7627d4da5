package dev.ilmyeon.weather.kma;

import static dev.ilmyeon.weather.kma.Payloads.DAEJEON;
import static dev.ilmyeon.weather.kma.Payloads.HEADER;
import static dev.ilmyeon.weather.kma.Payloads.surface;
import static dev.ilmyeon.weather.kma.Payloads.with;
import static dev.ilmyeon.weather.kma.Replies.fault;
import static dev.ilmyeon.weather.kma.Replies.value;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SurfaceFormatTests {

  @Test
  void readsARow() {
    SurfaceReports read = value(KmaFormats.surfaceReports(surface(DAEJEON)));

    assertThat(read.rejectedRows()).isEmpty();
    assertThat(read.reports())
        .containsExactly(
            new SurfaceReport(
                new StationId(133),
                Instant.parse("2024-07-26T00:00:00Z"),
                20,
                new BigDecimal("1.8"),
                new BigDecimal("1001.2"),
                new BigDecimal("1009.4"),
                new BigDecimal("26.4"),
                new BigDecimal("23.1"),
                new BigDecimal("82.0"),
                null,
                null,
                null,
                4));
  }

  @Test
  void readsEveryRowInItsOrder() {
    assertThat(
            value(KmaFormats.surfaceReports(surface(with(1, "294"), DAEJEON, with(1, "98"))))
                .reports())
        .extracting(report -> report.station().value())
        .containsExactly(294, 133, 98);
  }

  @Test
  void isEmptyBeforeTheHoursReportsAreIn() {
    assertThat(value(KmaFormats.surfaceReports(surface())).reports()).isEmpty();
  }

  @Test
  void readsTimesAcrossMidnightAndNewYearInKoreasTime() {
    assertThat(
            value(
                    KmaFormats.surfaceReports(
                        surface(with(0, "202512312300"), with(0, "202601010000"))))
                .reports())
        .extracting(SurfaceReport::observedAt)
        .containsExactly(
            Instant.parse("2025-12-31T14:00:00Z"), Instant.parse("2025-12-31T15:00:00Z"));
  }

  @Test
  void takesMinusNineForAWintersTemperature() {
    SurfaceReport report = only(with(11, "-9.0"));

    assertThat(report.temperature()).isEqualByComparingTo("-9");
    assertThat(only(with(12, "-9.0")).dewPoint()).isEqualByComparingTo("-9");
  }

  @Test
  void takesEachColumnsOwnSentinelForMissing() {
    assertThat(only(with(2, "-9")).windDirection()).isNull();
    assertThat(only(with(3, "-9.0")).windSpeed()).isNull();
    assertThat(only(with(7, "-9.0")).stationPressure()).isNull();
    assertThat(only(with(8, "-9.0")).seaLevelPressure()).isNull();
    assertThat(only(with(11, "-99.0")).temperature()).isNull();
    assertThat(only(with(12, "-99")).dewPoint()).isNull();
    assertThat(only(with(13, "-9.0")).humidity()).isNull();
    assertThat(only(with(15, "-9.0")).rain()).isNull();
    assertThat(only(with(16, "-99.0")).rainOfDay()).isNull();
    assertThat(only(with(25, "-9")).cloudTenths()).isNull();
  }

  @Test
  void tellsTheRainOfTheHourFromTheRainOfTheDay() {
    SurfaceReport report = only(with(15, "1.5").replace(" 1.5 -9.0 ", " 1.5 12.0 "));

    assertThat(report.rain()).isEqualByComparingTo("1.5");
    assertThat(report.rainOfDay()).isEqualByComparingTo("12");
  }

  @Test
  void keepsAPhenomenonApartFromTheSky() {
    SurfaceReport report = only(with(24, "비"));

    assertThat(report.presentWeather()).isEqualTo("비");
    assertThat(report.cloudTenths()).isEqualTo(4);
    assertThat(only(with(24, "0119")).presentWeather()).isEqualTo("0119");
  }

  @ParameterizedTest
  @CsvSource({
    "0, 20240726, row 1: column TM; 20240726: not a time as YYYYMMDDHHMM",
    "0, 202402300900, row 1: column TM; 202402300900: not a time as YYYYMMDDHHMM",
    "0, 202407262400, row 1: column TM; 202407262400: not a time as YYYYMMDDHHMM",
    "1, 0, row 1: column STN; 0: outside 1 to 99999",
    "1, 13.5, row 1: column STN; 13.5: not a whole number",
    "2, 37, row 1: column WD; 37: outside 0 to 36",
    "11, 2x.4, row 1: column TA; 2x.4: not a number",
    "11, 264, row 1: column TA; 264: outside -60 to 60",
    "11, NaN, row 1: column TA; NaN: not a number",
    "11, 2.6e1, row 1: column TA; 2.6e1: not a number",
    "11, '２６', row 1: column TA; ２６: not a number",
    "13, 101, row 1: column HM; 101: outside 0 to 100",
    "25, 11, row 1: column CA_TOT; 11: outside 0 to 10",
    "25, 4.5, row 1: column CA_TOT; 4.5: not a whole number"
  })
  void leavesOutARowWithAValueThatCannotBeAndNamesIt(int column, String cell, String message) {
    SurfaceReports read =
        value(KmaFormats.surfaceReports(surface(with(column, cell), with(1, "98"))));

    assertThat(read.reports()).extracting(r -> r.station().value()).containsExactly(98);
    assertThat(read.rejectedRows())
        .singleElement()
        .extracting(Fault::message)
        .isEqualTo(
            message
                .replace("row 1: ", "row 1, ")
                .replace("; " + cell + ":", ", value '" + cell + "':"));
  }

  @Test
  void refusesARowOfAnotherArity() {
    assertThat(fault(KmaFormats.surfaceReports(surface(DAEJEON, DAEJEON + " 1"))))
        .startsWith("row 2, value '2024")
        .endsWith("47 cells, not 46");
    assertThat(
            fault(KmaFormats.surfaceReports(surface(DAEJEON.substring(0, DAEJEON.length() - 3)))))
        .endsWith("45 cells, not 46");
  }

  @Test
  void refusesAHeaderThatChanged() {
    assertThat(faultOfHeader(HEADER.replace(" TA ", " TA NEW ")))
        .isEqualTo("the header has 47 columns, not 46");
    assertThat(faultOfHeader(HEADER.replace("TA    TD", "TD    TA")))
        .isEqualTo("column 11 is TD, not TA");
    assertThat(faultOfHeader(HEADER.replace("DAY    JUN", "JUN    DAY")))
        .startsWith("the header's second line tells columns apart by ");
    assertThat(faultOfHeader("#START7777\n"))
        .isEqualTo("no header of two lines that starts with YYMMDDHHMI");
  }

  @Test
  void refusesWhatIsCutShort() {
    byte[] whole = surface(DAEJEON, DAEJEON);
    for (int length = 0; length < whole.length - 1; length++) {
      assertThat(KmaFormats.surfaceReports(Arrays.copyOf(whole, length)))
          .isInstanceOf(KmaReply.Garbled.class);
    }
  }

  @Test
  void refusesTwoAnswersInOne() {
    String one = new String(surface(DAEJEON), Payloads.EUC_KR);

    assertThat(fault(KmaFormats.surfaceReports((one + one).getBytes(Payloads.EUC_KR))))
        .contains("#7777END");
  }

  @Test
  void refusesUtf8WhateverItWouldReadAs() {
    String text = new String(surface(with(24, "비")), Payloads.EUC_KR);

    assertThat(fault(KmaFormats.surfaceReports(text.getBytes(StandardCharsets.UTF_8))))
        .isEqualTo("the text is UTF-8, not EUC-KR");
    assertThat(fault(KmaFormats.surfaceReports(text.getBytes(StandardCharsets.UTF_16))))
        .isEqualTo("the text is not EUC-KR");
  }

  @Test
  void refusesAControlCharacter() {
    assertThat(fault(KmaFormats.surfaceReports(surface(with(24, "비\u0000")))))
        .endsWith("holds a control character");
  }

  private static SurfaceReport only(String row) {
    SurfaceReports read = value(KmaFormats.surfaceReports(surface(row)));
    assertThat(read.rejectedRows()).isEmpty();
    return read.reports().getFirst();
  }

  private static String faultOfHeader(String header) {
    return fault(
        KmaFormats.surfaceReports((header + DAEJEON + "\n#7777END\n").getBytes(Payloads.EUC_KR)));
  }
}
