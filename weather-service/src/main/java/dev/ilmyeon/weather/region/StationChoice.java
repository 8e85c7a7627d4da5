package dev.ilmyeon.weather.region;

/**
 * Why a station stands for a region: it is there, or it is the nearest to the seat of its
 * government.
 */
public enum StationChoice {
  IN_REGION,
  NEAREST
}
