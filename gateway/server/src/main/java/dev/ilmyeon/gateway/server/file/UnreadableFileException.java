package dev.ilmyeon.gateway.server.file;

import java.nio.file.Path;

/** A file that a setting names is of no use; what is wrong with it is said in a sentence. */
public final class UnreadableFileException extends RuntimeException {

  private final transient Path path;
  private final String reason;

  UnreadableFileException(Path path, String reason) {
    super("%s: %s".formatted(path, reason), null, false, false);
    this.path = path;
    this.reason = reason;
  }

  Path path() {
    return path;
  }

  String reason() {
    return reason;
  }
}
