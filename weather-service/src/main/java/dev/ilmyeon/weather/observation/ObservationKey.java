package dev.ilmyeon.weather.observation;

import dev.ilmyeon.weather.edition.EditionId;
import dev.ilmyeon.weather.station.StationId;

/** A station as an edition's clock sees it. */
record ObservationKey(StationId station, EditionId edition) {}
