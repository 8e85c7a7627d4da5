package dev.ilmyeon.articles.edition;

import java.time.OffsetDateTime;

/**
 * An edition of the portal.
 *
 * @param now what its clock shows: the real time, or the instant it stands at
 */
public record Edition(EditionId id, String name, OffsetDateTime now) {}
