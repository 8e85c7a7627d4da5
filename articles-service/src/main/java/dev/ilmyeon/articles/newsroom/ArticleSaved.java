package dev.ilmyeon.articles.newsroom;

/**
 * A change was carried out. Kept with the idempotency key: add fields, never rename them.
 *
 * @param revision the number of the revision that it made, or that it is about
 */
record ArticleSaved(long id, int revision) {}
