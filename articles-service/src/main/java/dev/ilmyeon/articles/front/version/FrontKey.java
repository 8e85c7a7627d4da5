package dev.ilmyeon.articles.front.version;

import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.region.RegionCode;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which front is meant: an edition's, or that of its regional edition.
 *
 * @param region null: the edition's own
 */
public record FrontKey(EditionId edition, @Nullable RegionCode region) {

  /** Absent where nothing can have such a key. */
  public static Optional<FrontKey> parse(String edition, @Nullable String region) {
    Optional<EditionId> id = EditionId.parse(edition);
    return region == null
        ? id.map(known -> new FrontKey(known, null))
        : id.flatMap(known -> RegionCode.parse(region).map(code -> new FrontKey(known, code)));
  }
}
