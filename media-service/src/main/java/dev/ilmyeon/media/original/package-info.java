/**
 * The files that renditions are made from: drawn when they are first wanted, then kept. Imports
 * {@code image}, {@code drawing}, {@code files}, {@code flight}.
 */
@NullMarked
package dev.ilmyeon.media.original;

import org.jspecify.annotations.NullMarked;
