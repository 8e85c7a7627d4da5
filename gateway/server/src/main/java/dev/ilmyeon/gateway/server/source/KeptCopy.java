package dev.ilmyeon.gateway.server.source;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The last supergraph that was served for good, in a file: whole or not at all. */
record KeptCopy(Path file) {

  private static final Logger log = LoggerFactory.getLogger(KeptCopy.class);

  /** The gateway serves on without a copy. */
  void write(String text) {
    Path whole = file.toAbsolutePath();
    Path part = whole.resolveSibling(whole.getFileName() + ".part");
    try {
      Files.writeString(part, text);
      Files.move(part, whole, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("No copy of the supergraph is kept: {}", e.toString());
    }
  }

  Optional<String> read() {
    try {
      return Optional.of(Files.readString(file));
    } catch (NoSuchFileException _) {
      return Optional.empty();
    } catch (IOException e) {
      log.warn("The kept copy of the supergraph can't be read: {}", e.toString());
      return Optional.empty();
    }
  }
}
