package dev.ilmyeon.articles.newsroom;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.workflow.Step;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * An article as a line of the newsroom's lists.
 *
 * @param changedAt when and by whom its latest revision was made; null if that was before revisions
 *     were kept
 */
record DeskArticle(
    ArticleId id,
    int revision,
    Step status,
    String title,
    String section,
    @Nullable OffsetDateTime changedAt,
    @Nullable String changedBy) {}
