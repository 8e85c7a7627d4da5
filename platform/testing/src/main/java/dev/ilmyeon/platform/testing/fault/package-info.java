/** A TCP proxy that makes a good server look like one in trouble. */
@NullMarked
package dev.ilmyeon.platform.testing.fault;

import org.jspecify.annotations.NullMarked;
