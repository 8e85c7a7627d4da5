package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.workflow.Step;
import java.time.OffsetDateTime;

/**
 * An article as it was after a change.
 *
 * @param number from 1, without gaps
 * @param author who changed it: the subject of their credentials
 */
record Revision(
    ArticleId article,
    int number,
    OffsetDateTime at,
    String author,
    Step status,
    Content content) {}
