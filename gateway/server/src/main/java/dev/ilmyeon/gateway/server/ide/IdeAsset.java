package dev.ilmyeon.gateway.server.ide;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;

/**
 * A file of the IDE.
 *
 * @param etag names the content
 */
record IdeAsset(MediaType type, byte[] content, String etag) {

  private static final int ETAG_BYTES = 12;

  static IdeAsset onClassPath(MediaType type, String name) {
    try (InputStream in = new ClassPathResource(name).getInputStream()) {
      return of(type, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static IdeAsset inFile(MediaType type, Path file) {
    try {
      return of(type, Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static IdeAsset of(MediaType type, byte[] content) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(content);
      String etag = '"' + HexFormat.of().formatHex(digest, 0, ETAG_BYTES) + '"';
      return new IdeAsset(type, content, etag);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
