/**
 * Places on the earth and their cells on KMA's forecast grid. Plain values; imports nothing of
 * ours.
 */
@NullMarked
package dev.ilmyeon.weather.grid;

import org.jspecify.annotations.NullMarked;
