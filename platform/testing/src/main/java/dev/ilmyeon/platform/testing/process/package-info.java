/** Services as processes of their own, for tests that kill them. */
@NullMarked
package dev.ilmyeon.platform.testing.process;

import org.jspecify.annotations.NullMarked;
