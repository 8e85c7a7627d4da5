package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.article.Feed;

/** What follows behind a container's curated cards. */
sealed interface Fill {

  record Nothing() implements Fill {}

  record FromFeed(Feed feed) implements Fill {}

  record MostRead() implements Fill {}
}
