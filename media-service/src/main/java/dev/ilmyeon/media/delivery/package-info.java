/** Serves renditions over HTTP. Imports {@code image} and {@code rendition}. */
@NullMarked
package dev.ilmyeon.media.delivery;

import org.jspecify.annotations.NullMarked;
