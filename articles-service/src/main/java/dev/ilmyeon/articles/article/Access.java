package dev.ilmyeon.articles.article;

/** What the publisher asks of an article's readers. */
public enum Access {
  FREE,
  REGISTERED,
  PAID
}
