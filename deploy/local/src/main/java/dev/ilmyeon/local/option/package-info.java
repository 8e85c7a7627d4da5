/** The command line, read into one value. Depends on nothing. */
@NullMarked
package dev.ilmyeon.local.option;

import org.jspecify.annotations.NullMarked;
