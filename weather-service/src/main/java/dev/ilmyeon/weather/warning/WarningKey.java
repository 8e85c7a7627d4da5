package dev.ilmyeon.weather.warning;

import dev.ilmyeon.weather.edition.EditionId;
import org.jspecify.annotations.Nullable;

/**
 * Warnings as an edition's clock sees them.
 *
 * @param region null for those of every area, at sea too
 * @param first how many at most
 */
record WarningKey(@Nullable String region, EditionId edition, int first) {}
