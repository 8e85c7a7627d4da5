package dev.ilmyeon.articles.front.layout;

/** What a container is for; the schema says what each means. */
public enum ContainerKind {
  LEAD,
  LIST,
  PHOTO_NEWS,
  FEATURE_ISSUE,
  REGION_NETWORK,
  MOST_READ
}
