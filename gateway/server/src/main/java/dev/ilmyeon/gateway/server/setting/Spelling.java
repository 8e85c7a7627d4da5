package dev.ilmyeon.gateway.server.setting;

import java.util.Collection;
import org.jspecify.annotations.Nullable;

/** Finds what somebody may have meant to write. */
final class Spelling {

  private Spelling() {}

  /** The name that is most like a word, dashes aside; null if none is much like it. */
  static @Nullable String nearest(String word, Collection<String> names) {
    String nearest = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String name : names) {
      int distance = distance(word, SettingNames.plain(name));
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  /** Letters to insert, take away or replace (Levenshtein). */
  private static int distance(String one, String other) {
    int[] row = new int[other.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= one.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(replaced, Math.min(row[j], row[j - 1]) + 1);
      }
    }
    return row[other.length()];
  }
}
