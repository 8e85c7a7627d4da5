package dev.ilmyeon.media.files;

import java.io.IOException;
import java.nio.file.Path;

/** How many bytes may still be written where a directory is. */
@FunctionalInterface
public interface FreeSpace {
  long bytes(Path directory) throws IOException;
}
