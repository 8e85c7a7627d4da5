package dev.ilmyeon.media.usage;

/** Asks for the first uses of a picture. */
public record UsesOf(long image, int first) {}
