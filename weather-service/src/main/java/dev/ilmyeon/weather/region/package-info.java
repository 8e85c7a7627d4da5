/**
 * The weather of a region, from the station that stands for it. Imports station, observation and
 * edition.
 */
@NullMarked
package dev.ilmyeon.weather.region;

import org.jspecify.annotations.NullMarked;
