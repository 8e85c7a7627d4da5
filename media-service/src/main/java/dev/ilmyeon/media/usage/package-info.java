/** Where pictures are used. Imports {@code image}, {@code newsroom}. */
@NullMarked
package dev.ilmyeon.media.usage;

import org.jspecify.annotations.NullMarked;
