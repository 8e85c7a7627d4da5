/** The country's first-level regions, an entity that weather and media extend. */
@NullMarked
package dev.ilmyeon.articles.region;

import org.jspecify.annotations.NullMarked;
