package dev.ilmyeon.media.files;

import java.nio.file.Path;

/** A whole file and its size in bytes. */
public record KeptFile(Path path, long size) {}
