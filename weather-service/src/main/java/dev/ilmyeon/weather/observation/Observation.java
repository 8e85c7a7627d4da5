package dev.ilmyeon.weather.observation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What a station observed at one time, as fresh as it is for the edition that asked. Times are in
 * Korea's offset; what was not observed is null.
 *
 * @param cloudTenths total cloud amount, 0 to 10
 * @param forecastSky the forecast's sky for the time, used where the cloud amount is missing
 * @param humidity relative humidity in percent
 * @param windDirection in degrees
 * @param windSpeed in m/s
 * @param rain in the hour, in mm
 * @param pressure at sea level, in hPa
 * @param revision how often the values were replaced
 */
public record Observation(
    OffsetDateTime observedAt,
    OffsetDateTime fetchedAt,
    Freshness freshness,
    Source source,
    @Nullable BigDecimal temperature,
    @Nullable Integer humidity,
    @Nullable Integer cloudTenths,
    @Nullable Sky forecastSky,
    @Nullable String phenomenon,
    @Nullable Integer windDirection,
    @Nullable BigDecimal windSpeed,
    @Nullable BigDecimal rain,
    @Nullable BigDecimal pressure,
    int revision) {

  /** What a page prints where there is nothing to show. */
  public static final String NO_LABEL = "–";

  public Attribution attribution() {
    return Attribution.of(source);
  }

  public @Nullable Sky sky(SkyScheme scheme) {
    Sky sky = cloudTenths != null ? Sky.ofTenths(cloudTenths) : forecastSky;
    return sky == null ? null : sky.in(scheme);
  }

  public @Nullable Source skySource() {
    if (cloudTenths != null) {
      return source;
    }
    if (forecastSky == null) {
      return null;
    }
    return source == Source.SIMULATED ? source : Source.ULTRA_SHORT_FORECAST;
  }

  public String skyLabel(SkyScheme scheme) {
    Sky sky = sky(scheme);
    return sky == null || !isShown() ? NO_LABEL : sky.label();
  }

  public String temperatureLabel() {
    return temperature == null || !isShown()
        ? NO_LABEL
        : temperature.setScale(1, RoundingMode.HALF_UP).toPlainString() + "℃";
  }

  /** Whether this is still shown as the weather of now. */
  public boolean isShown() {
    return freshness != Freshness.STALE;
  }
}
