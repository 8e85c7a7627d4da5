/**
 * Fetches from KMA by a timetable and stores what comes: never because a reader asks, and by one
 * instance at a time. Imports kma, feed, observation, forecast, warning and station.
 */
@NullMarked
package dev.ilmyeon.weather.ingest;

import org.jspecify.annotations.NullMarked;
