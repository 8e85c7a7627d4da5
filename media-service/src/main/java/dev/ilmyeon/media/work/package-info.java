/**
 * Where pictures are drawn, decoded and rendered: a few at once, the others wait. Imports {@code
 * files} for its settings.
 */
@NullMarked
package dev.ilmyeon.media.work;

import org.jspecify.annotations.NullMarked;
