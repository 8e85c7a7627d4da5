package dev.ilmyeon.gateway.server.supergraph;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/** A place that holds a supergraph's text. */
sealed interface SupergraphSource {

  /** Throws {@link UnreadableSupergraphException}. */
  String read();

  /** Equal as long as the text is the same; empty where it can't change or be looked at. */
  Optional<Stamp> stamp();

  /** A file's identity and age. */
  record Stamp(@Nullable Object key, FileTime modified, long size) {}

  static SupergraphSource of(String location) {
    if (location.startsWith(OnClassPath.PREFIX)) {
      return new OnClassPath(location.substring(OnClassPath.PREFIX.length()));
    }
    try {
      return new InFile(Path.of(location));
    } catch (InvalidPathException e) {
      throw new UnreadableSupergraphException(location, "This is no path of a file.");
    }
  }

  /** Inside the jar. */
  record OnClassPath(String name) implements SupergraphSource {

    private static final String PREFIX = "classpath:";

    @Override
    public String read() {
      try (InputStream in = new ClassPathResource(name).getInputStream()) {
        return utf8(in.readAllBytes(), toString());
      } catch (IOException _) {
        throw new UnreadableSupergraphException(toString(), "There is none on the class path.");
      }
    }

    @Override
    public Optional<Stamp> stamp() {
      return Optional.empty();
    }

    @Override
    public String toString() {
      return PREFIX + name;
    }
  }

  /** A file of its own, which may be replaced while it is served. */
  record InFile(Path path) implements SupergraphSource {

    @Override
    public String read() {
      try {
        return utf8(Files.readAllBytes(path), toString());
      } catch (NoSuchFileException _) {
        throw new UnreadableSupergraphException(toString(), "There is no such file.");
      } catch (AccessDeniedException _) {
        throw new UnreadableSupergraphException(toString(), "The file may not be read.");
      } catch (IOException e) {
        throw new UnreadableSupergraphException(
            toString(), "The file can't be read: %s.".formatted(e.getMessage()));
      }
    }

    @Override
    public Optional<Stamp> stamp() {
      try {
        BasicFileAttributes file = Files.readAttributes(path, BasicFileAttributes.class);
        return Optional.of(new Stamp(file.fileKey(), file.lastModifiedTime(), file.size()));
      } catch (IOException _) {
        return Optional.empty();
      }
    }

    @Override
    public String toString() {
      return path.toString();
    }
  }

  private static String utf8(byte[] bytes, String location) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException _) {
      throw new UnreadableSupergraphException(location, "It is not UTF-8 text.");
    }
  }
}
