package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.articles.schedule.JobRunner;
import org.springframework.beans.factory.annotation.Autowired;

/** A newsroom at work, and a schedule that runs when it is told to. */
abstract class NewsroomTests extends ServiceTests {

  @Autowired private JobRunner jobs;

  final Desk reporter() {
    return new Desk(graphQl("kim", "reporter", "ko"));
  }

  final Desk editor() {
    return new Desk(graphQl("lee", "editor", "ko"));
  }

  final Desk chief() {
    return new Desk(graphQl("park", "desk-chief", "en"));
  }

  final boolean isPublic(String id) {
    return number(
            "SELECT count(*) FROM article WHERE id = %s AND visible_from <= now()".formatted(id))
        == 1;
  }

  final void makeDue(String id) {
    sql(
        """
        UPDATE scheduled_job SET due_at = now() - interval '1 second', next_at = now() - interval '1 second'
        WHERE subject = 'article:%s' AND state = 'WAITING'
        """
            .formatted(id));
  }

  final void runDue() {
    await(jobs.runDue().thenReturn(true));
  }
}
