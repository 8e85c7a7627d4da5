package dev.ilmyeon.weather.warning;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.weather.kma.WeatherWarning;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WarningAreasTests {

  @ParameterizedTest
  @CsvSource({
    "서울특별시, 서울동남권, KR-11",
    "대전광역시, 대전동부, KR-30",
    "경기도, 광주, KR-41",
    "광주광역시, 광주, KR-29",
    "강원특별자치도, 강릉평지, KR-42",
    "강원도, 강릉평지, KR-42",
    "전북자치도, 고창, KR-45",
    "전라남도, 흑산도.홍도, KR-46",
    "경상북도, 울릉도.독도, KR-47",
    "경상남도, 거제, KR-48",
    "제주도, 제주도산지, KR-49",
    "서해중부해상, 서해중부앞바다,",
    "제주도해상, 제주도남쪽먼바다,",
    "처음 듣는 곳, 처음 듣는 데,"
  })
  void liesInTheRegionThatItOrItsParentIsNamedBy(String parent, String area, String region) {
    assertThat(
            WarningAreas.region(
                new WeatherWarning(
                    "L1", parent, "L2", area, Instant.EPOCH, null, "호우", "주의", "발표", null)))
        .isEqualTo(Optional.ofNullable(region));
  }
}
