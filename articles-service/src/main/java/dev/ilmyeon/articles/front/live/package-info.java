/** Tells subscribers of fronts that have changed. */
@NullMarked
package dev.ilmyeon.articles.front.live;

import org.jspecify.annotations.NullMarked;
