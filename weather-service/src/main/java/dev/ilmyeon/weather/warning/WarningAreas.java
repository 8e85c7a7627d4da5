package dev.ilmyeon.weather.warning;

import dev.ilmyeon.weather.kma.WeatherWarning;
import java.util.List;
import java.util.Optional;

/**
 * Which region a warning area lies in: areas are named by it, or by a parent that is. Sea areas and
 * what is not named so lie in none.
 */
final class WarningAreas {

  private record Named(String prefix, String region) {}

  /** The longer name of two that begin alike first: 경상남도 is not 경상북도, 전라남도 not 전북. */
  private static final List<Named> NAMES =
      List.of(
          new Named("서울", "KR-11"),
          new Named("부산", "KR-26"),
          new Named("대구", "KR-27"),
          new Named("인천", "KR-28"),
          new Named("서해5도", "KR-28"),
          new Named("광주광역시", "KR-29"),
          new Named("대전", "KR-30"),
          new Named("울산", "KR-31"),
          new Named("세종", "KR-50"),
          new Named("경기도", "KR-41"),
          new Named("강원", "KR-42"),
          new Named("충청북도", "KR-43"),
          new Named("충청남도", "KR-44"),
          new Named("전라북도", "KR-45"),
          new Named("전북", "KR-45"),
          new Named("전라남도", "KR-46"),
          new Named("흑산도", "KR-46"),
          new Named("경상북도", "KR-47"),
          new Named("울릉도", "KR-47"),
          new Named("경상남도", "KR-48"),
          new Named("제주도", "KR-49"));

  /** At sea, whatever land it is called by: 제주도남쪽먼바다, 서해중부앞바다. */
  private static final String SEA = "바다";

  private WarningAreas() {}

  static Optional<String> region(WeatherWarning warning) {
    if (warning.areaName().endsWith(SEA) || warning.parentName().endsWith(SEA)) {
      return Optional.empty();
    }
    return named(warning.areaName()).or(() -> named(warning.parentName()));
  }

  private static Optional<String> named(String area) {
    return NAMES.stream()
        .filter(name -> area.startsWith(name.prefix()))
        .map(Named::region)
        .findFirst();
  }
}
