package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.newsroom.Violations;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is said of a picture that has come. */
record CompleteUploadInput(
    String upload,
    String alt,
    @Nullable String caption,
    String credit,
    FocalInput focal,
    RightsInput rights) {

  private static final int MOST_ALT = 500;
  private static final int MOST_CAPTION = 1_000;
  private static final int MOST_CREDIT = 200;

  /** A point as shares of the picture's size. */
  record FocalInput(double x, double y) {}

  /** The right to show it. */
  record RightsInput(
      String holder, String licence, boolean syndicatable, @Nullable OffsetDateTime expiresAt) {}

  /** Its mistakes; empty if there are none. */
  Optional<Problem> problem() {
    Violations violations = new Violations();
    violations.text(alt, MOST_ALT, "input", "alt");
    violations.optional(caption, MOST_CAPTION, "input", "caption");
    violations.text(credit, MOST_CREDIT, "input", "credit");
    violations.text(rights.holder(), MOST_CREDIT, "input", "rights", "holder");
    violations.text(rights.licence(), MOST_CREDIT, "input", "rights", "licence");
    violations.share(focal.x(), "input", "focal", "x");
    violations.share(focal.y(), "input", "focal", "y");
    return violations.problem();
  }
}
