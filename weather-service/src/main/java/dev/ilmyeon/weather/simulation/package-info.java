/**
 * A weather that could be, for trying live pages out without a key: made from the place and the
 * time alone, the same in every instance, and marked as simulated wherever it is stored. Imports
 * kma, grid, observation and station.
 */
@NullMarked
package dev.ilmyeon.weather.simulation;

import org.jspecify.annotations.NullMarked;
