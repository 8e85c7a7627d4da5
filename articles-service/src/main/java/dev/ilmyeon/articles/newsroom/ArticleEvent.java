package dev.ilmyeon.articles.newsroom;

import java.util.List;

/** What is told of a change in the outbox. */
record ArticleEvent(long id, int revision, String status, String section, List<String> regions) {}
