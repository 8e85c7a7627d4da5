/**
 * What KMA expects at stations in the next hours and days. Imports kma, observation, station and
 * edition.
 */
@NullMarked
package dev.ilmyeon.weather.forecast;

import org.jspecify.annotations.NullMarked;
