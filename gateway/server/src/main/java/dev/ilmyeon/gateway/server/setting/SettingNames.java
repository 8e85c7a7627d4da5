package dev.ilmyeon.gateway.server.setting;

import dev.ilmyeon.gateway.server.setting.Setting.Group;
import dev.ilmyeon.gateway.server.setting.Setting.Named;
import dev.ilmyeon.gateway.server.setting.Setting.Value;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Names of settings below one, in words of small letters and digits. An environment variable's name
 * does not tell a dash from a dot, so that there several words may be one name.
 */
record SettingNames(Group all) {

  /**
   * Where a name leads nowhere.
   *
   * @param word that is not known
   * @param known what is, there
   */
  record Stray(String word, TreeSet<String> known) {}

  boolean has(List<String> words, boolean variable) {
    return leads(all, words, variable);
  }

  private static boolean leads(Setting setting, List<String> words, boolean variable) {
    if (words.isEmpty()) {
      return true;
    }
    List<String> rest = words.subList(1, words.size());
    return switch (setting) {
      case Value value -> value.list() && rest.isEmpty() && isIndex(words.getFirst());
      case Named(_, Value value) when !value.list() -> true;
      case Named(_, Setting each) -> leads(each, rest, variable);
      case Group group -> leads(group, words, variable);
    };
  }

  private static boolean leads(Group group, List<String> words, boolean variable) {
    int most = variable ? words.size() : 1;
    for (int taken = 1; taken <= most; taken++) {
      String name = String.join("", words.subList(0, taken));
      for (Map.Entry<String, Setting> member : group.members().entrySet()) {
        if (plain(member.getKey()).equals(name)
            && leads(member.getValue(), words.subList(taken, words.size()), variable)) {
          return true;
        }
      }
    }
    return false;
  }

  /** Of a name that there is not: as far as it leads. */
  Stray stray(List<String> words) {
    Setting setting = all;
    for (String word : words) {
      Setting next = next(setting, word);
      if (next == null) {
        return new Stray(word, names(setting));
      }
      setting = next;
    }
    return new Stray(words.getLast(), names(setting));
  }

  private static @Nullable Setting next(Setting setting, String word) {
    return switch (setting) {
      case Value _ -> null;
      case Named(_, Setting each) -> each;
      case Group group -> {
        for (Map.Entry<String, Setting> member : group.members().entrySet()) {
          if (plain(member.getKey()).equals(word)) {
            yield member.getValue();
          }
        }
        yield null;
      }
    };
  }

  private static TreeSet<String> names(Setting setting) {
    return setting instanceof Group group
        ? new TreeSet<>(group.members().keySet())
        : new TreeSet<>();
  }

  /** As files have it: {@code maxBody} is {@code max-body}. */
  static String dashed(String component) {
    StringBuilder name = new StringBuilder();
    for (char letter : component.toCharArray()) {
      if (Character.isUpperCase(letter)) {
        name.append('-');
      }
      name.append(Character.toLowerCase(letter));
    }
    return name.toString();
  }

  static String plain(String name) {
    return name.replace("-", "");
  }

  private static boolean isIndex(String word) {
    return word.chars().allMatch(Character::isDigit);
  }
}
