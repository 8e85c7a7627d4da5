/**
 * Changes who may show pictures, and tells which rights end soon. Imports {@code image}, {@code
 * usage}, {@code newsroom}, {@code purge}.
 */
@NullMarked
package dev.ilmyeon.media.rights;

import org.jspecify.annotations.NullMarked;
