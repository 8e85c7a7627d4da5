/** The architecture rules that every module's tests check. */
@NullMarked
package dev.ilmyeon.platform.testing.architecture;

import org.jspecify.annotations.NullMarked;
