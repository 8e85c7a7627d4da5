/** What the person at the terminal sees: widths, colours, progress. Knows nothing of the portal. */
@NullMarked
package dev.ilmyeon.local.terminal;

import org.jspecify.annotations.NullMarked;
