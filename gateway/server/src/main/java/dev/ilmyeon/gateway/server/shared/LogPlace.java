package dev.ilmyeon.gateway.server.shared;

import java.util.Optional;

/**
 * How far a gateway has read the log of changes.
 *
 * @param log its identity: one that begins anew is another
 * @param entry the last one read
 * @param at when that was written, in microseconds by the store's clock; 0 if there was none
 * @param heard when it was known last that there was nothing after it, in milliseconds
 */
record LogPlace(String log, String entry, long at, long heard) {

  private static final int PARTS = 4;

  /** As one line of text, which {@link #parse} reads. */
  String text() {
    return log + " " + entry + " " + at + " " + heard;
  }

  /** Nothing if it is none. */
  static Optional<LogPlace> parse(String text) {
    String[] parts = text.split(" ", -1);
    try {
      return parts.length == PARTS
          ? Optional.of(
              new LogPlace(parts[0], parts[1], Long.parseLong(parts[2]), Long.parseLong(parts[3])))
          : Optional.empty();
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }

  LogPlace read(String next, long writtenAt, long now) {
    return new LogPlace(log, next, writtenAt, now);
  }

  LogPlace heard(long now) {
    return new LogPlace(log, entry, at, now);
  }
}
