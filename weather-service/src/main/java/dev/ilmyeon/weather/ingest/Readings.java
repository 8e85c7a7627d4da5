package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.Nowcast;
import dev.ilmyeon.weather.kma.Precipitation;
import dev.ilmyeon.weather.kma.SurfaceReport;
import dev.ilmyeon.weather.observation.Reading;
import dev.ilmyeon.weather.station.StationId;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** KMA's values as they are stored. */
final class Readings {

  private static final int DEGREES_IN_A_TENTH = 10;

  private Readings() {}

  static Reading of(SurfaceReport report) {
    return new Reading(
        report.station(),
        report.observedAt(),
        report.temperature(),
        whole(report.humidity()),
        report.cloudTenths(),
        report.presentWeather(),
        report.windDirection() == null ? null : report.windDirection() * DEGREES_IN_A_TENTH,
        report.windSpeed(),
        report.rain(),
        report.seaLevelPressure());
  }

  static Reading of(StationId station, Nowcast nowcast) {
    return new Reading(
        station,
        nowcast.at(),
        nowcast.temperature(),
        whole(nowcast.humidity()),
        null,
        nowcast.precipitation() == null ? null : phenomenon(nowcast.precipitation()),
        whole(nowcast.windDirection()),
        nowcast.windSpeed(),
        nowcast.rain() == null ? null : nowcast.rain().from(),
        null);
  }

  /** KMA's words for its code PTY. */
  private static @Nullable String phenomenon(Precipitation kind) {
    return switch (kind) {
      case NONE -> null;
      case RAIN -> "비";
      case RAIN_SNOW -> "비/눈";
      case SNOW -> "눈";
      case SHOWER -> "소나기";
      case DRIZZLE -> "빗방울";
      case DRIZZLE_SNOW -> "빗방울눈날림";
      case FLURRY -> "눈날림";
    };
  }

  private static @Nullable Integer whole(@Nullable BigDecimal value) {
    return value == null ? null : value.setScale(0, RoundingMode.HALF_UP).intValueExact();
  }
}
