/**
 * What the newsroom sees of fronts beside their pages: versions, what differs between them, what is
 * scheduled and what failed.
 */
@NullMarked
package dev.ilmyeon.articles.front.history;

import org.jspecify.annotations.NullMarked;
