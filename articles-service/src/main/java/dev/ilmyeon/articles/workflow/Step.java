package dev.ilmyeon.articles.workflow;

/** Where an article stands in the newsroom's workflow; the schema says what each means. */
public enum Step {
  DRAFT,
  IN_REVIEW,
  APPROVED,
  SCHEDULED,
  PUBLISHED,
  CORRECTED,
  WITHDRAWN;

  /** Whether readers see an article there, once its hour has come. */
  public boolean isPublic() {
    return this == PUBLISHED || this == CORRECTED;
  }
}
