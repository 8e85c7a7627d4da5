package dev.ilmyeon.weather.grid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CoordinatesTests {

  @Test
  void findsTheCellThatKmaDocuments() {
    assertThat(new Coordinates(37.5665, 126.978).cell()).isEqualTo(new GridCell(60, 127));
  }

  @Test
  void findsTheOriginsOwnCell() {
    assertThat(new Coordinates(38, 126).cell()).isEqualTo(new GridCell(43, 136));
  }

  @Test
  void measuresDistances() {
    Coordinates seoul = new Coordinates(37.5665, 126.978);
    Coordinates busan = new Coordinates(35.1796, 129.0756);

    assertThat(seoul.kilometresTo(busan)).isCloseTo(325.1, within(0.5));
    assertThat(busan.kilometresTo(seoul)).isEqualTo(seoul.kilometresTo(busan));
    assertThat(seoul.kilometresTo(seoul)).isZero();
  }

  @Test
  void measuresAcrossTheDateLine() {
    assertThat(new Coordinates(0, 179.5).kilometresTo(new Coordinates(0, -179.5)))
        .isCloseTo(111.2, within(0.1));
  }

  @ParameterizedTest
  @CsvSource({"90.1, 0", "-90.1, 0", "0, 180.1", "0, -180.1", "NaN, 0", "0, NaN"})
  void refusesWhatIsNoPlaceOnEarth(double latitude, double longitude) {
    assertThatIllegalArgumentException().isThrownBy(() -> new Coordinates(latitude, longitude));
  }
}
