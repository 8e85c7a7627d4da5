package dev.ilmyeon.articles.front.layout;

import dev.ilmyeon.articles.article.Feed;

/** What follows behind a container's curated cards. */
public sealed interface Fill {

  /** As the sample's files write it: {@code section:general}. */
  String name();

  record Nothing() implements Fill {
    @Override
    public String name() {
      return "none";
    }
  }

  record FromFeed(Feed feed) implements Fill {
    @Override
    public String name() {
      return feed.name();
    }
  }

  record MostRead() implements Fill {
    @Override
    public String name() {
      return "most-read";
    }
  }
}
