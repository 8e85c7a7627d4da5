package dev.ilmyeon.articles.reading;

import java.time.OffsetDateTime;

/** The tombstone of an article that was public once. */
public record Withdrawn(OffsetDateTime at, String notice) {}
