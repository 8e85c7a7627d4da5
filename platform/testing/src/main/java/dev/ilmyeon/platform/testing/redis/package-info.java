/** A Valkey or Redis for tests: the machine's own program, started on a port of its own. */
@NullMarked
package dev.ilmyeon.platform.testing.redis;

import org.jspecify.annotations.NullMarked;
