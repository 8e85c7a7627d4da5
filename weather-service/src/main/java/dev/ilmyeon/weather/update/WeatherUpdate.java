package dev.ilmyeon.weather.update;

import dev.ilmyeon.weather.station.StationId;
import java.time.OffsetDateTime;
import java.util.List;

/**
 * An hour that has come in.
 *
 * @param id ascending, in the order in which readers are told
 * @param observedAt the hour, in Korea's offset
 * @param ids the stations that have other values than when readers were last told
 */
record WeatherUpdate(long id, OffsetDateTime observedAt, List<StationId> ids) {

  WeatherUpdate {
    ids = List.copyOf(ids);
  }
}
