package dev.ilmyeon.media.files;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/** Nothing more can be written where pictures are kept; what is there can still be read. */
public final class DiskFullException extends IOException {

  private static final long serialVersionUID = 1;

  /**
   * What Linux, macOS and Windows say of it: Java gives no number of the error (ENOSPC, EDQUOT).
   */
  private static final List<String> SIGNS =
      List.of("no space left", "quota exceeded", "not enough space", "disk full");

  public DiskFullException(String message) {
    super(message);
  }

  private DiskFullException(IOException cause) {
    super(cause.getMessage(), cause);
  }

  /** The error itself, or this where the error says that the disk is full. */
  public static IOException of(IOException error) {
    String message = String.valueOf(error.getMessage()).toLowerCase(Locale.ROOT);
    return SIGNS.stream().anyMatch(message::contains) ? new DiskFullException(error) : error;
  }
}
