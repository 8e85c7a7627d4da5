package dev.ilmyeon.articles.front.version;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When and by whom a version was made.
 *
 * @param effectiveFrom by the edition's clock
 * @param madeAt by the real one
 * @param madeBy null: it came with the content
 * @param restores the version that it brought back, if it is a roll-back
 */
public record FrontVersion(
    VersionKey key,
    Instant effectiveFrom,
    Instant madeAt,
    @Nullable String madeBy,
    @Nullable Integer restores) {}
