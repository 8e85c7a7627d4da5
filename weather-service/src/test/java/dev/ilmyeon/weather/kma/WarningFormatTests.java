package dev.ilmyeon.weather.kma;

import static dev.ilmyeon.weather.kma.Payloads.warning;
import static dev.ilmyeon.weather.kma.Payloads.warnings;
import static dev.ilmyeon.weather.kma.Replies.fault;
import static dev.ilmyeon.weather.kma.Replies.value;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WarningFormatTests {

  private static final WeatherWarning RAIN =
      new WeatherWarning(
          "L1130000",
          "대전광역시",
          "L1030101",
          "대전동부",
          Instant.parse("2024-07-25T22:30:00Z"),
          Instant.parse("2024-07-26T00:00:00Z"),
          "호우",
          "주의",
          "발표",
          null);

  @Test
  void readsEveryRow() {
    assertThat(
            value(
                KmaFormats.warnings(
                    warnings(
                        warning("01", "호우", "주의", ""),
                        warning("02", "폭염", "경보", "27일 낮(12시~18시)")))))
        .satisfiesExactly(
            rain -> assertThat(rain).isEqualTo(RAIN),
            heat -> {
              assertThat(heat.kind()).isEqualTo("폭염");
              assertThat(heat.end()).isEqualTo("27일 낮(12시~18시)");
            });
  }

  @Test
  void isEmptyWhereNothingIsInForce() {
    assertThat(value(KmaFormats.warnings(warnings()))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"=", " =", ",=", ", ="})
  void takesTheEndOfARowInEveryShape(String end) {
    String row = warning("01", "호우", "주의", "").replaceFirst(" *=$", end);

    assertThat(value(KmaFormats.warnings(warnings(row)))).containsExactly(RAIN);
  }

  @Test
  void keepsWordsThatItDoesNotKnow() {
    assertThat(value(KmaFormats.warnings(warnings(warning("01", "열대야", "중대경보", "")))))
        .singleElement()
        .satisfies(warning -> {
          assertThat(warning.kind()).isEqualTo("열대야");
          assertThat(warning.level()).isEqualTo("중대경보");
        });
  }

  @Test
  void leavesTheTimeOfEffectOpenWhereItIs() {
    String row = warning("01", "호우", "예비", "").replace("202407260900", "");

    assertThat(value(KmaFormats.warnings(warnings(row))))
        .singleElement()
        .extracting(WeatherWarning::effectiveAt)
        .isNull();
  }

  /** The list is everything in force: a row left out would read as lifted. */
  @ParameterizedTest
  @CsvSource({
    "202407260730, 202407260760, 'column TM_FC, value ''202407260760'': not a time as YYYYMMDDHHMM'",
    "202407260900, soon, 'column TM_EF, value ''soon'': not a time as YYYYMMDDHHMM'",
    "호우, '', 'column WRN, value '''': empty'",
    "L1030101, 대전, 'column REG_ID, value ''대전'': not a code'"
  })
  void refusesAllForOneRowThatCannotBeRead(String part, String instead, String message) {
    String row = warning("01", "호우", "주의", "").replace(part, instead);

    assertThat(fault(KmaFormats.warnings(warnings(warning("02", "폭염", "경보", ""), row))))
        .isEqualTo("row 2, " + message);
  }

  @Test
  void refusesARowOfAnotherArityOrWithoutItsEnd() {
    String row = warning("01", "호우", "주의", "");

    assertThat(fault(KmaFormats.warnings(warnings(row.replace("발표,", "발표, 9, 9,")))))
        .endsWith("12 cells, not 10");
    assertThat(fault(KmaFormats.warnings(warnings(row.replace("주의,", "")))))
        .endsWith("9 cells, not 10");
    assertThat(fault(KmaFormats.warnings(warnings(row.replace("=", "")))))
        .endsWith("does not end in =");
  }
}
