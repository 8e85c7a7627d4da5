package dev.ilmyeon.media.rendition;

import java.nio.file.Path;

/** A rendition as it is kept. */
public record RenditionFile(Path path, long size) {}
