/** One class a family of scenes: what stands where. Imports the means of painting only. */
@NullMarked
package dev.ilmyeon.media.drawing.scene;

import org.jspecify.annotations.NullMarked;
