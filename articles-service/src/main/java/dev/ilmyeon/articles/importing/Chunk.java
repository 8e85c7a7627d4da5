package dev.ilmyeon.articles.importing;

import java.util.List;

/**
 * Lines that are written together.
 *
 * @param lastLine the number of the last of them, or of the last there is
 * @param digest of all lines up to that
 */
record Chunk(long lastLine, String digest, List<Good> good, List<Bad> bad, boolean isEnd) {

  record Good(long number, String text, Row row) {}

  record Bad(long number, String text, String why) {}

  Chunk {
    good = List.copyOf(good);
    bad = List.copyOf(bad);
  }
}
