/** References to what the media service owns. Imports nothing of this service. */
@NullMarked
package dev.ilmyeon.articles.media;

import org.jspecify.annotations.NullMarked;
