/**
 * libvips by the Foreign Function & Memory API (JEP 454), where it is installed. It reads our own
 * originals alone, never what a client sent. Imports nothing of ours.
 */
@NullMarked
package dev.ilmyeon.media.vips;

import org.jspecify.annotations.NullMarked;
