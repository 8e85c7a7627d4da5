package dev.ilmyeon.articles.article;

/** What kind of note a {@link Correction} is; the schema says what each means. */
enum CorrectionKind {
  CORRECTION,
  CLARIFICATION,
  RETRACTION,
  REPLY,
  FOLLOW_UP
}
