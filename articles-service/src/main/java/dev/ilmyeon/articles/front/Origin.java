package dev.ilmyeon.articles.front;

/** How a card came to its place. */
enum Origin {
  CURATED,
  BACKFILL
}
