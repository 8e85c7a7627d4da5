package dev.ilmyeon.articles.series;

/** A series of articles. */
public record Series(SeriesId id, String title, String description) {}
