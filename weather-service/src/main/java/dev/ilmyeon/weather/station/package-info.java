/** Weather stations by their official number. Imports grid only. */
@NullMarked
package dev.ilmyeon.weather.station;

import org.jspecify.annotations.NullMarked;
