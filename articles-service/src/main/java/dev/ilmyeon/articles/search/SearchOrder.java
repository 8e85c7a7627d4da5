package dev.ilmyeon.articles.search;

/** How results are sorted; the schema says what each means. */
enum SearchOrder {
  RELEVANCE,
  NEWEST
}
