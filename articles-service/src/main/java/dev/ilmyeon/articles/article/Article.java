package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.section.Section;
import java.time.OffsetDateTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An article that readers may see, without its text: lists show dozens of them. Its {@link Body}
 * and what it is sorted by are fetched in batches when a query selects them.
 */
public record Article(
    ArticleId id,
    String slug,
    @Nullable String legacyNo,
    Kind kind,
    String title,
    List<String> subheads,
    Section section,
    Status status,
    Access access,
    OffsetDateTime publishedAt,
    @Nullable OffsetDateTime modifiedAt) {

  public Article {
    subheads = List.copyOf(subheads);
  }

  /** Its canonical address in the portal. */
  public String path() {
    return path(id, slug);
  }

  public static String path(ArticleId id, String slug) {
    return "/article/" + id + "/" + slug;
  }
}
