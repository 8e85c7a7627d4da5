package dev.ilmyeon.articles.calendar;

import graphql.schema.DataFetchingEnvironment;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The instant whose public articles a part of a query shows. A front page puts it into the local
 * context of what lies below, so that a region's news on yesterday's page is yesterday's;
 * everywhere else it is the real now.
 *
 * @param planner on a preview, the newsroom whose plans are shown too; else null
 */
public record ReadingTime(Instant instant, @Nullable String planner) {

  public static ReadingTime of(DataFetchingEnvironment environment, Clock clock) {
    Object local = environment.getLocalContext();
    return local instanceof ReadingTime time ? time : new ReadingTime(clock.instant(), null);
  }
}
