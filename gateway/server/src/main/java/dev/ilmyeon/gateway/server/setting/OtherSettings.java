package dev.ilmyeon.gateway.server.setting;

import java.util.Collection;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName.Form;

/**
 * What is set beside the gateway's own settings. Of Spring's all names are known; of others none,
 * for they may be anybody's: what a value refers to, the settings of a service that shares the
 * file. But a word that is one slip away from one of ours or Spring's is taken for that slip.
 */
final class OtherSettings {

  /** Of shorter words too many others are one letter away. */
  private static final int LEAST_LETTERS = 6;

  private final ConfigurationPropertyName prefix;
  private final Collection<String> beside;
  private @Nullable SpringSettings spring;

  /**
   * @param prefix of the gateway's settings
   * @param beside the last words of the prefix itself, and of settings beside it
   */
  OtherSettings(ConfigurationPropertyName prefix, Collection<String> beside) {
    this.prefix = prefix;
    this.beside = beside;
  }

  /** What is wrong with one, in the words that go after it; null for nothing. */
  @Nullable String complaint(ConfigurationPropertyName name, @Nullable Object value) {
    ConfigurationPropertyName above = prefix.getParent();
    if (!above.isEmpty() && above.isAncestorOf(name)) {
      return slip(name.getElement(above.getNumberOfElements(), Form.UNIFORM), beside);
    }
    if (above.equals(name) || isEmptyGroup(value)) {
      return null;
    }
    String complaint = spring().complaint(name);
    return complaint == null ? slip(name.getElement(0, Form.UNIFORM), roots(above)) : complaint;
  }

  /** {@code server:} with nothing below, as where all of that is commented out. */
  private static boolean isEmptyGroup(@Nullable Object value) {
    return value == null || value.toString().isEmpty();
  }

  /** Read once something is set that is not ours. */
  private SpringSettings spring() {
    if (spring == null) {
      spring = SpringSettings.read();
    }
    return spring;
  }

  private TreeSet<String> roots(ConfigurationPropertyName own) {
    TreeSet<String> roots = spring().roots();
    if (!own.isEmpty()) {
      roots.add(own.getElement(0, Form.UNIFORM));
    }
    return roots;
  }

  /** The plural is a word of its own. */
  private static @Nullable String slip(String word, Collection<String> names) {
    for (String name : names) {
      if (name.length() >= LEAST_LETTERS
          && Spelling.isSlip(word, name)
          && !word.equals(name + "s")) {
        return "Did you mean %s?".formatted(name);
      }
    }
    return null;
  }
}
