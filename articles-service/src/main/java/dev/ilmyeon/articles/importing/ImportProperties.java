package dev.ilmyeon.articles.importing;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param file JSON lines, or RSS or Atom if its name ends in {@code .xml}, {@code .rss}, {@code
 *     .atom}
 * @param source where the ids in it are from: the same id of the same source is the same article
 * @param section of what names none
 * @param rejects where bad lines go; beside the file if absent
 * @param stop whether the service stops when it is done
 */
@ConfigurationProperties("ilmyeon.import")
record ImportProperties(
    Path file,
    @DefaultValue("import") String source,
    @DefaultValue("general") String section,
    @Nullable Path rejects,
    @DefaultValue("false") boolean stop) {

  Path rejectFile() {
    return rejects == null ? file.resolveSibling(file.getFileName() + ".rejected") : rejects;
  }

  boolean isFeed() {
    return file.toString().matches("(?i).*\\.(xml|rss|atom)");
  }
}
