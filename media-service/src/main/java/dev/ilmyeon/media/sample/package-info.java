/**
 * The sample pictures and galleries: reads their files and loads them into the database. Imports
 * {@code drawing} and {@code image}.
 */
@NullMarked
package dev.ilmyeon.media.sample;

import org.jspecify.annotations.NullMarked;
