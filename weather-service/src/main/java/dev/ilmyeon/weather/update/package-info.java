/** How readers hear that an hour's weather has come in. Imports notify and station. */
@NullMarked
package dev.ilmyeon.weather.update;

import org.jspecify.annotations.NullMarked;
