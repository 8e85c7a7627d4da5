/**
 * Makes the renditions of new pictures that pages ask for first, and tells when they are there.
 * Imports {@code image}, {@code rendition}, {@code newsroom}.
 */
@NullMarked
package dev.ilmyeon.media.ready;

import org.jspecify.annotations.NullMarked;
