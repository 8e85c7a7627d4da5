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
      int distance = slips(word, SettingNames.plain(name));
      if (distance < least) {
        least = distance;
        nearest = name;
      }
    }
    return nearest;
  }

  /** Whether one word is another with one letter too many, too few or wrong, or two swapped. */
  static boolean isSlip(String word, String name) {
    return slips(word, name) == 1;
  }

  /** The distance, but that two neighbours that are swapped, and nothing else, are one slip. */
  private static int slips(String word, String name) {
    int distance = distance(word, name);
    return distance == 2 && isSwapped(word, name) ? 1 : distance;
  }

  private static boolean isSwapped(String word, String name) {
    if (word.length() != name.length()) {
      return false;
    }
    int at = 0;
    while (word.charAt(at) == name.charAt(at)) {
      at++;
    }
    return word.substring(at + 2).equals(name.substring(at + 2))
        && word.charAt(at) == name.charAt(at + 1)
        && word.charAt(at + 1) == name.charAt(at);
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
