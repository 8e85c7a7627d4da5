package dev.ilmyeon.media.rendition;

import java.nio.file.Path;

/** A rendition's bytes: in a file, or at hand where no file could be written. */
public sealed interface RenditionFile {

  long size();

  /** As it is kept. */
  record Kept(Path path, long size) implements RenditionFile {}

  /** Made while the disk was full, for those who wait for it. */
  record Unkept(byte[] bytes) implements RenditionFile {

    @Override
    public long size() {
      return bytes.length;
    }
  }
}
