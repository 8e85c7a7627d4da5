/** What the kernel says of processors and processes. Imports nothing of the bench. */
@NullMarked
package dev.ilmyeon.bench.machine;

import org.jspecify.annotations.NullMarked;
