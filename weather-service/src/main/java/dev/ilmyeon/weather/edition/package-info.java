/**
 * An edition as far as weather needs it: its id and the clock that observations are read by.
 * Imports nothing of ours.
 */
@NullMarked
package dev.ilmyeon.weather.edition;

import org.jspecify.annotations.NullMarked;
