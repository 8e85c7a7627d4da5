/** Work that is done once, however many ask for it meanwhile. Imports nothing of ours. */
@NullMarked
package dev.ilmyeon.media.flight;

import org.jspecify.annotations.NullMarked;
