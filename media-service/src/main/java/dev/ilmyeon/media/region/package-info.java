/** The galleries of regions. Imports {@code gallery}. */
@NullMarked
package dev.ilmyeon.media.region;

import org.jspecify.annotations.NullMarked;
