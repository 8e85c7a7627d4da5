/** Who of the newsroom may do what here. Imports the platform only. */
@NullMarked
package dev.ilmyeon.media.newsroom;

import org.jspecify.annotations.NullMarked;
