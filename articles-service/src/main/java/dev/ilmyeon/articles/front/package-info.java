/**
 * Front pages: versions of a layout of containers, curated cards, and the articles that fill up
 * what the editors left open. The top of this service: nothing imports it.
 */
@NullMarked
package dev.ilmyeon.articles.front;

import org.jspecify.annotations.NullMarked;
