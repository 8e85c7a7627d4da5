package dev.ilmyeon.articles.search;

import dev.ilmyeon.platform.subgraph.connection.KeysetCursor;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a page of results starts. All pages are of the instant of the first one: what comes in
 * between changes no score and shifts no page.
 *
 * @param asOf that instant
 * @param every whether results have all that was asked for, or something of it
 * @param rank the score of the article that it is behind, or when that was published, in
 *     microseconds
 */
record SearchPosition(Instant asOf, boolean every, BigDecimal rank, long id) {

  private static final BigDecimal TOP = new BigDecimal("1e15");
  private static final long LATEST = 253_402_300_799_000_000L;
  private static final int VALUES = 4;

  static SearchPosition top(Instant now) {
    Instant asOf = now.truncatedTo(ChronoUnit.MICROS);
    return new SearchPosition(asOf, true, TOP, Long.MAX_VALUE);
  }

  SearchPosition ofAny() {
    return new SearchPosition(asOf, false, rank, id);
  }

  boolean isTop() {
    return id == Long.MAX_VALUE;
  }

  SearchPosition behind(SearchResult result) {
    return new SearchPosition(asOf, every, result.rank(), result.id().value());
  }

  static SearchPosition after(String list, @Nullable String cursor, Instant now) {
    if (cursor == null) {
      return top(now);
    }
    List<String> key = KeysetCursor.decode(list, VALUES, cursor).key();
    try {
      long micros = Long.parseLong(key.getFirst());
      BigDecimal rank = new BigDecimal(key.get(2));
      if (micros < 0 || micros > LATEST || rank.precision() > 20 || Math.abs(rank.scale()) > 20) {
        throw new NumberFormatException();
      }
      return new SearchPosition(
          Instant.EPOCH.plus(micros, ChronoUnit.MICROS),
          Boolean.parseBoolean(key.get(1)),
          rank,
          Long.parseLong(key.get(3)));
    } catch (NumberFormatException e) {
      throw new BadInputException(
          "'after' is no cursor of this list: pass an edge's cursor as it was given, to the search that gave it.");
    }
  }

  KeysetCursor cursor(String list) {
    return new KeysetCursor(
        list,
        List.of(
            Long.toString(ChronoUnit.MICROS.between(Instant.EPOCH, asOf)),
            Boolean.toString(every),
            rank.toPlainString(),
            Long.toString(id)));
  }
}
