/**
 * From a file that a client sent to a picture that may be kept: what it is by its content, whether
 * it is within limits before anything is decoded, and its pixels alone, upright, in sRGB. Imports
 * {@code image}, {@code original}, {@code scale}, {@code webp}, {@code files}.
 */
@NullMarked
package dev.ilmyeon.media.intake;

import org.jspecify.annotations.NullMarked;
