/** The media subgraph: pictures, galleries, and the renditions that are served over HTTP. */
@NullMarked
package dev.ilmyeon.media;

import org.jspecify.annotations.NullMarked;
