/**
 * Search: Lucene's Nori makes terms of texts, PostgreSQL holds and ranks them. An index follows
 * what is written by a queue that triggers fill, and is made anew in the background when the
 * newsroom's dictionary changes. Imports {@code article} and {@code korean}.
 */
@NullMarked
package dev.ilmyeon.articles.search;

import org.jspecify.annotations.NullMarked;
