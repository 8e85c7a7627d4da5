/**
 * What stations observed over a time: summed up by the hour, day, week or month for pages, row by
 * row for exports. Imports observation, station and edition.
 */
@NullMarked
package dev.ilmyeon.weather.history;

import org.jspecify.annotations.NullMarked;
