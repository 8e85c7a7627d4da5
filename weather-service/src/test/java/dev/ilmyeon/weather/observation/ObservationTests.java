package dev.ilmyeon.weather.observation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationTests {

  private static final OffsetDateTime TIME = OffsetDateTime.parse("2024-07-26T09:00:00+09:00");

  @ParameterizedTest
  @CsvSource({
    "24.2, 24.2℃",
    "28, 28.0℃",
    "28.0, 28.0℃",
    "0, 0.0℃",
    "-0.3, -0.3℃",
    "-9.0, -9.0℃",
    "-12.25, -12.3℃"
  })
  void printsTheTemperatureToOneDecimal(BigDecimal temperature, String label) {
    assertThat(observation(Freshness.FRESH, temperature, 3, null).temperatureLabel())
        .isEqualTo(label);
  }

  @Test
  void printsADashForWhatIsUnknown() {
    Observation observation = observation(Freshness.FRESH, null, null, null);

    assertThat(observation.temperatureLabel()).isEqualTo("–");
    assertThat(observation.skyLabel(SkyScheme.KMA4)).isEqualTo("–");
    assertThat(observation.sky(SkyScheme.KMA4)).isNull();
    assertThat(observation.skySource()).isNull();
  }

  @Test
  void printsADashForWhatIsStaleButKeepsTheValues() {
    Observation observation = observation(Freshness.STALE, new BigDecimal("24.2"), 3, null);

    assertThat(observation.temperatureLabel()).isEqualTo("–");
    assertThat(observation.skyLabel(SkyScheme.KMA4)).isEqualTo("–");
    assertThat(observation.temperature()).isEqualTo("24.2");
    assertThat(observation.sky(SkyScheme.KMA4)).isEqualTo(Sky.FEW_CLOUDS);
  }

  @Test
  void printsWhatIsLate() {
    assertThat(observation(Freshness.LATE, new BigDecimal("24.2"), 3, null).temperatureLabel())
        .isEqualTo("24.2℃");
  }

  @Test
  void takesTheSkyFromTheCloudAmountFirst() {
    Observation observation = observation(Freshness.FRESH, null, 4, Sky.OVERCAST);

    assertThat(observation.sky(SkyScheme.KMA4)).isEqualTo(Sky.FEW_CLOUDS);
    assertThat(observation.skySource()).isEqualTo(Source.ASOS);
  }

  @Test
  void takesTheSkyFromTheForecastForWantOfACloudAmountAndSaysSo() {
    Observation observation = observation(Freshness.FRESH, null, null, Sky.OVERCAST);

    assertThat(observation.skyLabel(SkyScheme.KMA4)).isEqualTo("흐림");
    assertThat(observation.skySource()).isEqualTo(Source.ULTRA_SHORT_FORECAST);
  }

  private static Observation observation(
      Freshness freshness,
      @Nullable BigDecimal temperature,
      @Nullable Integer cloudTenths,
      @Nullable Sky forecastSky) {
    return new Observation(
        TIME,
        TIME,
        freshness,
        Source.ASOS,
        temperature,
        null,
        cloudTenths,
        forecastSky,
        null,
        null,
        null,
        null,
        null,
        0);
  }
}
