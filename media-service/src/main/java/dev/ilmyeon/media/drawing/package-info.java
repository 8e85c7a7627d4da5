/**
 * The pictures that the project draws itself: landscapes, cities, harbours, markets, each from a
 * family of scenes, an hour and a seed. The same three always give the same pixels.
 */
@NullMarked
package dev.ilmyeon.media.drawing;

import org.jspecify.annotations.NullMarked;
