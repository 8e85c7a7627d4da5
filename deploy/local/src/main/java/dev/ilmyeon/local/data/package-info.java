/**
 * The directory kept between runs: its layout, its lock, its passwords. Knows nothing of what runs
 * on it.
 */
@NullMarked
package dev.ilmyeon.local.data;

import org.jspecify.annotations.NullMarked;
