/**
 * Where pictures are used: by galleries and pictures, as they are written here, and by articles, as
 * their service tells. Imports {@code image}, {@code newsroom}, {@code purge}.
 */
@NullMarked
package dev.ilmyeon.media.usage;

import org.jspecify.annotations.NullMarked;
