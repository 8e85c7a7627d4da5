/**
 * The launcher: {@link dev.ilmyeon.local.Launcher} reads the command line, {@code Run} goes from
 * start to stop, {@code Portal} holds what runs. Nothing else may import this package.
 */
@NullMarked
package dev.ilmyeon.local;

import org.jspecify.annotations.NullMarked;
