package dev.ilmyeon.articles.media;

/** A gallery of the media service, known here by its number alone. */
public record Gallery(long id) {}
