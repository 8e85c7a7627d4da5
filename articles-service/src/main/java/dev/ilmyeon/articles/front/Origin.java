package dev.ilmyeon.articles.front;

/** How a card came to its place. */
public enum Origin {
  CURATED,
  BACKFILL
}
