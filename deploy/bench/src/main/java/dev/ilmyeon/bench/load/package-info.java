/**
 * Clients that ask as fast as they are answered, and read every answer. Imports nothing of the
 * bench.
 */
@NullMarked
package dev.ilmyeon.bench.load;

import org.jspecify.annotations.NullMarked;
