package dev.ilmyeon.articles.article;

/** The steps of the workflow at which readers may see an article. */
public enum Status {
  PUBLISHED,
  CORRECTED
}
