package dev.ilmyeon.articles.article;

/** What kind of text an article is; the schema says what each means. */
public enum Kind {
  NEWS,
  FEATURE,
  PRESS_RELEASE,
  PHOTO,
  OPINION
}
