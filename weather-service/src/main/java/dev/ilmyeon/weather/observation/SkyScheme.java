package dev.ilmyeon.weather.observation;

/**
 * How many levels of sky are told apart: observations know four, forecasts three since 2019-06-04,
 * when 구름조금 was folded into 맑음.
 */
public enum SkyScheme {
  KMA4,
  KMA3
}
