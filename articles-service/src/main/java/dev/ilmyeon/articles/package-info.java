/**
 * The articles subgraph: articles, what they are sorted by, editions and their front pages. One
 * package a feature; here is only what starts it.
 */
@NullMarked
package dev.ilmyeon.articles;

import org.jspecify.annotations.NullMarked;
