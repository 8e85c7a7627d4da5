/** Pictures in their places: the photo lists of galleries and articles. Imports {@code image}. */
@NullMarked
package dev.ilmyeon.media.photo;

import org.jspecify.annotations.NullMarked;
