package dev.ilmyeon.media.vips;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_BYTE;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;

/**
 * The functions of libvips 8 that are called, with their C signatures. Those with options take
 * pairs of a name and a value, closed by NULL, as variadic arguments.
 */
final class NativeVips {

  private static final String VIPS = "libvips.so.42";
  private static final String GOBJECT = "libgobject-2.0.so.0";
  private static final String GLIB = "libglib-2.0.so.0";

  /** {@code VIPS_SIZE_FORCE}: exactly this size. */
  private static final int FORCE = 3;

  private final MethodHandle thumbnail;
  private final MethodHandle extractArea;
  private final MethodHandle writeToBuffer;
  private final MethodHandle black;
  private final MethodHandle errorBuffer;
  private final MethodHandle errorClear;
  private final MethodHandle unref;
  private final MethodHandle free;

  /** Throws {@link IllegalArgumentException} where the library is not there. */
  NativeVips() throws IOException {
    Linker linker = Linker.nativeLinker();
    SymbolLookup vips = SymbolLookup.libraryLookup(VIPS, Arena.global());
    SymbolLookup gobject = SymbolLookup.libraryLookup(GOBJECT, Arena.global());
    SymbolLookup glib = SymbolLookup.libraryLookup(GLIB, Arena.global());
    thumbnail =
        variadic(
            linker,
            vips,
            "vips_thumbnail",
            3,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            ADDRESS,
            JAVA_INT,
            ADDRESS);
    extractArea =
        variadic(
            linker,
            vips,
            "vips_extract_area",
            6,
            ADDRESS,
            ADDRESS,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            JAVA_INT,
            ADDRESS);
    writeToBuffer =
        variadic(
            linker,
            vips,
            "vips_image_write_to_buffer",
            4,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS,
            ADDRESS);
    black = variadic(linker, vips, "vips_black", 3, ADDRESS, JAVA_INT, JAVA_INT, ADDRESS);
    errorBuffer =
        linker.downcallHandle(symbol(vips, "vips_error_buffer"), FunctionDescriptor.of(ADDRESS));
    errorClear =
        linker.downcallHandle(symbol(vips, "vips_error_clear"), FunctionDescriptor.ofVoid());
    unref =
        linker.downcallHandle(
            symbol(gobject, "g_object_unref"), FunctionDescriptor.ofVoid(ADDRESS));
    free = linker.downcallHandle(symbol(glib, "g_free"), FunctionDescriptor.ofVoid(ADDRESS));
    start(linker, vips);
  }

  /** One thread a picture, since several are rendered at once; nothing cached, all are kept. */
  private static void start(Linker linker, SymbolLookup vips) throws IOException {
    MethodHandle init =
        linker.downcallHandle(symbol(vips, "vips_init"), FunctionDescriptor.of(JAVA_INT, ADDRESS));
    FunctionDescriptor setter = FunctionDescriptor.ofVoid(JAVA_INT);
    MethodHandle threads = linker.downcallHandle(symbol(vips, "vips_concurrency_set"), setter);
    MethodHandle cache = linker.downcallHandle(symbol(vips, "vips_cache_set_max"), setter);
    try (Arena arena = Arena.ofConfined()) {
      if ((int) init.invokeExact(arena.allocateFrom("ilmyeon")) != 0) {
        throw new IOException("vips_init failed");
      }
      threads.invokeExact(1);
      cache.invokeExact(0);
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** A file's picture in exactly that size, decoded no larger than need be. */
  MemorySegment thumbnail(Arena arena, String file, int width, int height) throws IOException {
    MemorySegment out = arena.allocate(ADDRESS);
    try {
      check(
          (int)
              thumbnail.invokeExact(
                  arena.allocateFrom(file),
                  out,
                  width,
                  arena.allocateFrom("height"),
                  height,
                  arena.allocateFrom("size"),
                  FORCE,
                  MemorySegment.NULL));
    } catch (Throwable e) {
      throw failure(e);
    }
    return image(arena, out);
  }

  MemorySegment extract(Arena arena, MemorySegment image, int x, int y, int width, int height)
      throws IOException {
    MemorySegment out = arena.allocate(ADDRESS);
    try {
      check((int) extractArea.invokeExact(image, out, x, y, width, height, MemorySegment.NULL));
    } catch (Throwable e) {
      throw failure(e);
    }
    return image(arena, out);
  }

  MemorySegment black(Arena arena, int width, int height) throws IOException {
    MemorySegment out = arena.allocate(ADDRESS);
    try {
      check((int) black.invokeExact(out, width, height, MemorySegment.NULL));
    } catch (Throwable e) {
      throw failure(e);
    }
    return image(arena, out);
  }

  /** The file that a suffix with its options says, as in {@code .webp[Q=78]}. */
  byte[] write(Arena arena, MemorySegment image, String suffix) throws IOException {
    MemorySegment buffer = arena.allocate(ADDRESS);
    MemorySegment size = arena.allocate(JAVA_LONG);
    try {
      check(
          (int)
              writeToBuffer.invokeExact(
                  image, arena.allocateFrom(suffix), buffer, size, MemorySegment.NULL));
      MemorySegment bytes = buffer.get(ADDRESS, 0);
      try {
        return bytes.reinterpret(size.get(JAVA_LONG, 0)).toArray(JAVA_BYTE);
      } finally {
        free.invokeExact(bytes);
      }
    } catch (Throwable e) {
      throw failure(e);
    }
  }

  /** An image that is let go of with the arena. */
  private MemorySegment image(Arena arena, MemorySegment out) {
    return out.get(ADDRESS, 0).reinterpret(arena, this::unref);
  }

  private void unref(MemorySegment image) {
    try {
      unref.invokeExact(image);
    } catch (Throwable e) {
      throw new IllegalStateException(e);
    }
  }

  private void check(int result) throws Throwable {
    if (result != 0) {
      MemorySegment text = (MemorySegment) errorBuffer.invokeExact();
      String message = text.reinterpret(Long.MAX_VALUE).getString(0).strip();
      errorClear.invokeExact();
      throw new IOException("libvips: " + message);
    }
  }

  private static MethodHandle variadic(
      Linker linker, SymbolLookup library, String name, int fixed, MemoryLayout... arguments) {
    return linker.downcallHandle(
        symbol(library, name),
        FunctionDescriptor.of(JAVA_INT, arguments),
        Linker.Option.firstVariadicArg(fixed));
  }

  private static MemorySegment symbol(SymbolLookup library, String name) {
    return library
        .find(name)
        .orElseThrow(() -> new IllegalArgumentException("There is no " + name));
  }

  private static IOException failure(Throwable cause) {
    return switch (cause) {
      case IOException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> new IOException(cause);
    };
  }
}
