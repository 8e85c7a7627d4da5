package dev.ilmyeon.articles.article;

import java.time.OffsetDateTime;

/** A public note on an article. */
record Correction(OffsetDateTime at, CorrectionKind kind, String note) {}
