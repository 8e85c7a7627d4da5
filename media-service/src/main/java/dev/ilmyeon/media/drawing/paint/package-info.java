/**
 * Light, noise, sky, water and the other means of a scene, on a canvas of linear light. Nothing but
 * IEEE arithmetic (no {@code Math.sin}, no AWT), so that every machine draws the same pixels.
 * Imports nothing of ours.
 */
@NullMarked
package dev.ilmyeon.media.drawing.paint;

import org.jspecify.annotations.NullMarked;
