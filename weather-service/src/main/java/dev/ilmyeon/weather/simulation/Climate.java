package dev.ilmyeon.weather.simulation;

import dev.ilmyeon.weather.kma.Precipitation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * The weather at a place and an hour, as a function of both: a year's and a day's course of
 * temperature, and value noise (a hash of every few hours, smoothed between) for what passes over.
 */
final class Climate {

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");
  private static final double HOURS_OF_FRONTS = 18;

  /** Of what noise is read; neighbours share what passes over, a little apart. */
  private enum Kind {
    WARMTH,
    CLOUD,
    WIND,
    RAIN
  }

  private Climate() {}

  static BigDecimal temperature(double latitude, double longitude, Instant at) {
    ZonedDateTime time = at.atZone(KOREA);
    double season = 12.5 - 13.5 * Math.cos(turn(time.getDayOfYear() - 20, 365.25));
    double day =
        4.5
            * (1 - 0.08 * cloudTenths(latitude, longitude, at))
            * -Math.cos(turn(time.getHour() - 3, 24));
    double north = -0.9 * (latitude - 36);
    double front = 8 * (noise(Kind.WARMTH, latitude, longitude, at) - 0.5);
    return decimal(season + day + north + front);
  }

  static int cloudTenths(double latitude, double longitude, Instant at) {
    double noise = noise(Kind.CLOUD, latitude, longitude, at);
    return (int) Math.round(10 * Math.clamp(1.6 * noise - 0.3, 0, 1));
  }

  static BigDecimal windSpeed(double latitude, double longitude, Instant at) {
    return decimal(7 * noise(Kind.WIND, latitude, longitude, at));
  }

  /** In mm; some only under a covered sky. */
  static BigDecimal rain(double latitude, double longitude, Instant at) {
    double noise = noise(Kind.RAIN, latitude, longitude, at);
    boolean falls = cloudTenths(latitude, longitude, at) >= 9 && noise > 0.4;
    return decimal(falls ? 12 * (noise - 0.4) : 0);
  }

  static Precipitation precipitation(double latitude, double longitude, Instant at) {
    if (rain(latitude, longitude, at).signum() == 0) {
      return Precipitation.NONE;
    }
    double warmth = temperature(latitude, longitude, at).doubleValue();
    if (warmth < 0) {
      return Precipitation.SNOW;
    }
    return warmth < 2 ? Precipitation.RAIN_SNOW : Precipitation.RAIN;
  }

  static int humidity(double latitude, double longitude, Instant at) {
    double wet = rain(latitude, longitude, at).signum() > 0 ? 15 : 0;
    return (int)
        Math.round(Math.clamp(45 + 3.5 * cloudTenths(latitude, longitude, at) + wet, 20, 99));
  }

  /** From 0 to 1; the same place and time always give the same. */
  private static double noise(Kind kind, double latitude, double longitude, Instant at) {
    double hours = at.getEpochSecond() / 3600.0 + 2 * longitude - latitude;
    double slot = hours / HOURS_OF_FRONTS;
    long before = (long) Math.floor(slot);
    double part = slot - before;
    double smooth = part * part * (3 - 2 * part);
    return hash(kind, before) * (1 - smooth) + hash(kind, before + 1) * smooth;
  }

  /** The finalizer of MurmurHash3, to spread neighbouring numbers over the unit interval. */
  private static double hash(Kind kind, long slot) {
    long mixed = slot * 31 + kind.ordinal() * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ (mixed >>> 33)) * 0xff51afd7ed558ccdL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return ((mixed ^ (mixed >>> 33)) >>> 11) * 0x1.0p-53;
  }

  private static double turn(double part, double whole) {
    return 2 * Math.PI * part / whole;
  }

  private static BigDecimal decimal(double value) {
    return BigDecimal.valueOf(value).setScale(1, RoundingMode.HALF_UP);
  }
}
