/** Crops and scales pixels. Imports nothing of ours. */
@NullMarked
package dev.ilmyeon.media.scale;

import org.jspecify.annotations.NullMarked;
