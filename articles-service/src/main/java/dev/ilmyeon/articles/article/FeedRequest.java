package dev.ilmyeon.articles.article;

import java.time.Instant;

/**
 * A page of a feed.
 *
 * @param now what is not public by then is not in it
 * @param after where it starts
 * @param first how many articles it has at most
 * @param counted whether the whole feed is to be counted
 */
record FeedRequest(Feed feed, Instant now, FeedPosition after, int first, boolean counted) {}
