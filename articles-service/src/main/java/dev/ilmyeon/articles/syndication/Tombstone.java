package dev.ilmyeon.articles.syndication;

import java.time.Instant;

/** An article that feeds held until it was withdrawn. */
record Tombstone(long id, Instant withdrawn, String notice) {}
