package dev.ilmyeon.articles.series;

/** A series of articles. */
public record Series(String id, String title, String description) {}
