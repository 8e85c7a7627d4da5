/**
 * Reads the Korea Meteorological Administration's formats: bytes in, typed values or a stated fault
 * out, never an exception. These are the parsers that the ingestion of observations and forecasts
 * will use: nothing calls them yet, they are tested by themselves. {@link
 * dev.ilmyeon.weather.kma.KmaFormats} is the way in; it fetches nothing and imports grid, station
 * and the sky of observation.
 */
@NullMarked
package dev.ilmyeon.weather.kma;

import org.jspecify.annotations.NullMarked;
