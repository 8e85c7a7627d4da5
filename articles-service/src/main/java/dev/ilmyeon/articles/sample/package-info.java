/**
 * The sample content: reads {@code resources/sample} and writes it into an empty database, once.
 * Only start-up calls it.
 */
@NullMarked
package dev.ilmyeon.articles.sample;

import org.jspecify.annotations.NullMarked;
