/**
 * Front pages as they are shown: versions of a layout of containers, curated cards, and the
 * articles that fill up what the editors left open; of the past as they were, and ahead as they are
 * planned. Imports {@code layout}, {@code change}, {@code version} and {@code schedule}; what
 * edits, records and tells of fronts imports it.
 */
@NullMarked
package dev.ilmyeon.articles.front;

import org.jspecify.annotations.NullMarked;
