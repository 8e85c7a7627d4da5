package dev.ilmyeon.weather.observation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SkyTests {

  @ParameterizedTest
  @CsvSource({
    "0, 맑음, 맑음",
    "1, 맑음, 맑음",
    "2, 맑음, 맑음",
    "3, 구름조금, 맑음",
    "4, 구름조금, 맑음",
    "5, 구름조금, 맑음",
    "6, 구름많음, 구름많음",
    "7, 구름많음, 구름많음",
    "8, 구름많음, 구름많음",
    "9, 흐림, 흐림",
    "10, 흐림, 흐림"
  })
  void classifiesTheCloudAmount(int tenths, String four, String three) {
    Sky sky = Sky.ofTenths(tenths);

    assertThat(sky.in(SkyScheme.KMA4).label()).isEqualTo(four);
    assertThat(sky.in(SkyScheme.KMA3).label()).isEqualTo(three);
  }

  @ParameterizedTest
  @ValueSource(ints = {-9, -1, 11, Integer.MAX_VALUE})
  void refusesWhatIsNoCloudAmount(int tenths) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sky.ofTenths(tenths))
        .withMessageContaining(String.valueOf(tenths));
  }
}
