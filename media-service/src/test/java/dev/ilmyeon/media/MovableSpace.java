package dev.ilmyeon.media;

import dev.ilmyeon.media.files.FreeSpace;
import java.nio.file.Path;

/** A disk that a test fills; empty until it does. */
public final class MovableSpace implements FreeSpace {

  private volatile long free = Long.MAX_VALUE;

  public void fill() {
    free = 0;
  }

  public void empty() {
    free = Long.MAX_VALUE;
  }

  @Override
  public long bytes(Path directory) {
    return free;
  }
}
