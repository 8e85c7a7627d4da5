/** Asks the gateway for the front page and sets it as text. Knows nothing of processes. */
@NullMarked
package dev.ilmyeon.local.page;

import org.jspecify.annotations.NullMarked;
