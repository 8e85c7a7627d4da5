package dev.ilmyeon.articles.media;

/** A picture of the media service, known here by its number alone. */
public record Image(long id) {}
