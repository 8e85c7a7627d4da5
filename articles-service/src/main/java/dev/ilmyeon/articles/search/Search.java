package dev.ilmyeon.articles.search;

import dev.ilmyeon.articles.search.Generations.Generation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * A search as it is carried out.
 *
 * @param text what the reader typed
 */
record Search(
    Generation generation,
    KoreanTerms analysis,
    String text,
    SearchQuery query,
    SearchFilter filter,
    SearchOrder order,
    SearchPosition position) {

  private static final int DIGEST_BYTES = 8;

  /** The name that its cursors carry, so that those of another search are refused. */
  static String listName(String text, SearchFilter filter, SearchOrder order) {
    String asked = SearchQuery.key(text) + "\n" + filter + "\n" + order;
    try {
      byte[] hash =
          MessageDigest.getInstance("SHA-256").digest(asked.getBytes(StandardCharsets.UTF_8));
      return "search:" + HexFormat.of().formatHex(hash, 0, DIGEST_BYTES);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  Search at(SearchPosition other) {
    return new Search(generation, analysis, text, query, filter, order, other);
  }

  Highlights highlights() {
    return new Highlights(analysis, query.terms());
  }
}
