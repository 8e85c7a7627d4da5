package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.calendar.ReadingTime;

/**
 * A page of a feed.
 *
 * @param time what is not public by then is not in it
 * @param after where it starts
 * @param first how many articles it has at most
 * @param counted whether the whole feed is to be counted
 */
record FeedRequest(Feed feed, ReadingTime time, FeedPosition after, int first, boolean counted) {}
