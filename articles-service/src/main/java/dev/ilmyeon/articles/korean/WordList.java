package dev.ilmyeon.articles.korean;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

/**
 * Words and what is said for them: a resource of two columns, {@code #} starts a comment. Replaces
 * the longest word that stands at each place.
 */
final class WordList {

  private final Map<String, String> words;
  private final int longest;

  private WordList(Map<String, String> words) {
    this.words = words;
    this.longest = words.keySet().stream().mapToInt(String::length).max().orElse(0);
  }

  static WordList load(String resource) {
    return new WordList(columns(resource));
  }

  /** The second column by the first. */
  static Map<String, String> columns(String resource) {
    Map<String, String> columns = new HashMap<>();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(
                    WordList.class.getResourceAsStream("/korean/" + resource), resource),
                StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.isBlank() && !line.startsWith("#")) {
          int space = line.indexOf(' ');
          columns.put(line.substring(0, space), line.substring(space + 1).strip());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
    return columns;
  }

  String replaceIn(String text) {
    StringBuilder replaced = new StringBuilder(text.length());
    int at = 0;
    while (at < text.length()) {
      int length = longestAt(text, at);
      if (length == 0) {
        replaced.append(text.charAt(at++));
      } else {
        replaced.append(words.get(text.substring(at, at + length)));
        at += length;
      }
    }
    return replaced.toString();
  }

  private int longestAt(String text, int at) {
    for (int length = Math.min(longest, text.length() - at); length > 0; length--) {
      if (words.containsKey(text.substring(at, at + length))) {
        return length;
      }
    }
    return 0;
  }
}
