/**
 * What stations observed over a time: summed up by the hour, day, week or month for pages, row by
 * row for exports. The database sums days up as observations are stored. Imports observation,
 * station and edition.
 */
@NullMarked
package dev.ilmyeon.weather.history;

import org.jspecify.annotations.NullMarked;
