package dev.ilmyeon.articles.korean;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * The readable part of an article's address, made of its title: Hanja read, Hangul romanised, Latin
 * letters without their marks, all else hyphens. It need not be unique, the number in the address
 * is.
 */
public final class TitleSlug {

  /** The database allows 120; an address is easier to pass on if it is shorter. */
  static final int MAX_LENGTH = 80;

  /** Of a title without a letter or digit. */
  static final String EMPTY = "article";

  private static final Pattern JOINED =
      Pattern.compile("(?<=\\d),(?=\\d{3})|(?<=\\p{L})['’](?=\\p{L})");
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern OUTER_HYPHENS = Pattern.compile("^-|-$");

  private TitleSlug() {}

  /** Lower-case letters, digits and single hyphens between them, at most 80 characters. */
  public static String of(String title) {
    String composed = Normalizer.normalize(title, Normalizer.Form.NFKC);
    String joined = JOINED.matcher(composed).replaceAll("");
    String latin = Romanization.of(Hanja.read(joined));
    String plain = MARKS.matcher(Normalizer.normalize(latin, Normalizer.Form.NFD)).replaceAll("");
    String slug = OTHERS.matcher(lowerCase(plain)).replaceAll("-");
    String trimmed = OUTER_HYPHENS.matcher(slug).replaceAll("");
    return trimmed.isEmpty() ? EMPTY : shortened(trimmed);
  }

  private static String lowerCase(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /** Whole words if there is more than one. */
  private static String shortened(String slug) {
    if (slug.length() <= MAX_LENGTH) {
      return slug;
    }
    int end = slug.lastIndexOf('-', MAX_LENGTH);
    return slug.substring(0, end > 0 ? end : MAX_LENGTH);
  }
}
