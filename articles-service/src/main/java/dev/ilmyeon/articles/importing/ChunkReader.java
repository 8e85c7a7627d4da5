package dev.ilmyeon.articles.importing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads lines, and says what is wrong with them. */
final class ChunkReader {

  private final Iterator<String> lines;
  private final JsonMapper json;
  private final ArticleLine.Known known;
  private final String section;
  private final MessageDigest soFar = sha256();
  private long number;

  /**
   * @param section of what names none
   */
  ChunkReader(Iterator<String> lines, JsonMapper json, ArticleLine.Known known, String section) {
    this.lines = lines;
    this.json = json;
    this.known = known;
    this.section = section;
  }

  /**
   * Leaves the first lines out.
   *
   * @param digest of them; null if that is not known
   * @return whether they were there and are those
   */
  boolean skip(long count, @Nullable String digest) {
    while (number < count && lines.hasNext()) {
      take();
    }
    return number == count && (digest == null || digest.equals(digestSoFar()));
  }

  private String take() {
    String text = lines.next();
    number++;
    soFar.update(text.getBytes(StandardCharsets.UTF_8));
    soFar.update((byte) '\n');
    return text;
  }

  private String digestSoFar() {
    try {
      return HexFormat.of().formatHex(((MessageDigest) soFar.clone()).digest());
    } catch (CloneNotSupportedException e) {
      throw new IllegalStateException("SHA-256 goes on from where it is", e);
    }
  }

  /** The next lines, up to a multiple of {@code size}; of an id that is there twice the later. */
  Chunk next(int size) {
    Map<String, Chunk.Good> good = new LinkedHashMap<>();
    List<Chunk.Bad> bad = new ArrayList<>();
    boolean any = false;
    while (lines.hasNext()) {
      String text = take();
      any = true;
      if (!text.isBlank()) {
        read(text, good, bad);
      }
      if (number % size == 0) {
        break;
      }
    }
    return new Chunk(number, digestSoFar(), List.copyOf(good.values()), bad, !any);
  }

  private void read(String text, Map<String, Chunk.Good> good, List<Chunk.Bad> bad) {
    try {
      @Nullable ArticleLine line = json.readValue(text, ArticleLine.class);
      String mistake = line == null ? "the line is no object" : line.mistake(known);
      if (line == null || mistake != null) {
        bad.add(new Chunk.Bad(number, text, mistake == null ? "" : mistake));
        return;
      }
      Row row = Row.of(line, section, digest(text));
      good.put(row.externalId(), new Chunk.Good(number, text, row));
    } catch (JacksonException e) {
      bad.add(new Chunk.Bad(number, text, e.getOriginalMessage()));
    }
  }

  private static String digest(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
