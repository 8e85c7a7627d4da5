package dev.ilmyeon.weather.forecast;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;

/** The next hours of a station as an edition's clock sees them. */
record ForecastKey(StationId station, EditionId edition, int hours) {}
