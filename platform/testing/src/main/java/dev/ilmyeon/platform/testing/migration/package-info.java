/**
 * What migrations may do while the version before still serves: read from their text, and tried.
 */
@NullMarked
package dev.ilmyeon.platform.testing.migration;

import org.jspecify.annotations.NullMarked;
