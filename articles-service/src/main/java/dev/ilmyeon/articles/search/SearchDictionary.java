package dev.ilmyeon.articles.search;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A version of the newsroom's words.
 *
 * @param words a word, and behind it its parts if it has any
 * @param changedBy who made it
 */
record SearchDictionary(
    int version, List<String> words, OffsetDateTime changedAt, String changedBy) {

  SearchDictionary {
    words = List.copyOf(words);
  }
}
