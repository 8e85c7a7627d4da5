/**
 * Reads the Korea Meteorological Administration's formats: bytes in, typed values or a stated fault
 * out, never an exception. {@link dev.ilmyeon.weather.kma.KmaFormats} is the way in, {@link
 * dev.ilmyeon.weather.kma.Kma} what can be asked of KMA; nothing here fetches. Imports grid,
 * station and the sky of observation.
 */
@NullMarked
package dev.ilmyeon.weather.kma;

import org.jspecify.annotations.NullMarked;
