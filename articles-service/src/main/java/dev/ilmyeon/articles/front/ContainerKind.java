package dev.ilmyeon.articles.front;

/** What a container is for; the schema says what each means. */
enum ContainerKind {
  LEAD,
  LIST,
  PHOTO_NEWS,
  FEATURE_ISSUE,
  REGION_NETWORK,
  MOST_READ
}
