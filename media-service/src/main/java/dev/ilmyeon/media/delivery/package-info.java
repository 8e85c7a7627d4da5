/**
 * Serves renditions over HTTP. Imports {@code image}, {@code rendition}, {@code signing}, {@code
 * files}, {@code storage}.
 */
@NullMarked
package dev.ilmyeon.media.delivery;

import org.jspecify.annotations.NullMarked;
