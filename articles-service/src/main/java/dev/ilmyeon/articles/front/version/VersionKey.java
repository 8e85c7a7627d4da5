package dev.ilmyeon.articles.front.version;

import dev.ilmyeon.articles.edition.EditionId;

/** A version of a front. */
public record VersionKey(EditionId edition, int version) {}
