/** Signs addresses that only this service gives out. Imports {@code files}. */
@NullMarked
package dev.ilmyeon.media.signing;

import org.jspecify.annotations.NullMarked;
