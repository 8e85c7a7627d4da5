/**
 * What scenes are furnished with: buildings, trees, people, boats, lamps. Painted by {@code paint}.
 */
@NullMarked
package dev.ilmyeon.media.drawing.prop;

import org.jspecify.annotations.NullMarked;
