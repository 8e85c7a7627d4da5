/**
 * Writing articles: what editors send, what is kept of each change, and who may do what. Readers'
 * packages know nothing of this one.
 */
@NullMarked
package dev.ilmyeon.articles.newsroom;

import org.jspecify.annotations.NullMarked;
