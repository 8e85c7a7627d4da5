/**
 * The weather strip of an edition: every station with what the edition may show of it. Imports
 * station, observation and edition.
 */
@NullMarked
package dev.ilmyeon.weather.strip;

import org.jspecify.annotations.NullMarked;
