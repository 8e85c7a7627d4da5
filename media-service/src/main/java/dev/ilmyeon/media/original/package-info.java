/**
 * The files that renditions are made from: uploaded, or drawn when they are first wanted. Imports
 * {@code image}, {@code drawing}, {@code storage}, {@code files}, {@code flight}, {@code work}.
 */
@NullMarked
package dev.ilmyeon.media.original;

import org.jspecify.annotations.NullMarked;
