/** The data directory: files appear in it whole or not at all. Imports nothing of ours. */
@NullMarked
package dev.ilmyeon.media.files;

import org.jspecify.annotations.NullMarked;
