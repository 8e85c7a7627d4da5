/**
 * What renditions there are, where they are found, and how they are cropped, scaled, encoded and
 * kept. Imports {@code image}, {@code original}, {@code address}, {@code files}, {@code flight},
 * {@code scale}, {@code webp}, {@code work}, {@code vips}, {@code signing}, {@code newsroom}.
 */
@NullMarked
package dev.ilmyeon.media.rendition;

import org.jspecify.annotations.NullMarked;
