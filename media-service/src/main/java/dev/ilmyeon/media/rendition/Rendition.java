package dev.ilmyeon.media.rendition;

/** A rendition's address, size in pixels and format. */
record Rendition(String url, int width, int height, Format format) {}
