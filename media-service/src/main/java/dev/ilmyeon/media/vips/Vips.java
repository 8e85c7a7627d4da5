package dev.ilmyeon.media.vips;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Crops, scales and encodes by libvips; every method blocks. */
public final class Vips {

  private static final Logger log = LoggerFactory.getLogger(Vips.class);
  private static final int TRIAL = 64;

  private final NativeVips library;

  private Vips(NativeVips library) {
    this.library = library;
  }

  /** The machine's libvips 8; empty where there is none. */
  public static Optional<Vips> find() {
    try {
      return Optional.of(new Vips(new NativeVips()));
    } catch (IOException | IllegalArgumentException | IllegalCallerException e) {
      log.debug("No libvips here: {}", e.getMessage());
      return Optional.empty();
    }
  }

  /** Whether a suffix such as {@code .avif} is written here, which its encoder decides. */
  public boolean writes(String suffix) {
    try (Arena arena = Arena.ofConfined()) {
      return library.write(arena, library.black(arena, TRIAL, TRIAL), suffix).length > 0;
    } catch (IOException e) {
      log.debug("libvips does not write {}: {}", suffix, e.getMessage());
      return false;
    }
  }

  /**
   * A part of a picture: the whole is scaled first, so that it is decoded no larger than need be.
   *
   * @param wide the width of the whole in the new scale
   * @param high its height
   * @param x where the part begins in the new scale
   */
  public byte[] render(
      Path original, int wide, int high, int x, int y, int width, int height, String suffix)
      throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment whole = library.thumbnail(arena, original.toString(), wide, high);
      boolean all = wide == width && high == height;
      MemorySegment part = all ? whole : library.extract(arena, whole, x, y, width, height);
      return library.write(arena, part, suffix);
    }
  }
}
