/** Reads and writes WebP by libwebp's own programs. Imports {@code files}. */
@NullMarked
package dev.ilmyeon.media.webp;

import org.jspecify.annotations.NullMarked;
