package dev.ilmyeon.media.rights;

import dev.ilmyeon.media.newsroom.Violations;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** All that holds from now on of the right to show a picture. */
record ChangeRightsInput(
    String image,
    String holder,
    String licence,
    boolean syndicatable,
    @Nullable OffsetDateTime expiresAt,
    boolean denied,
    @Nullable String substitute) {

  private static final int MOST = 200;

  /** Its mistakes; empty if there are none. */
  Optional<Problem> problem() {
    Violations violations = new Violations();
    violations.text(holder, MOST, "input", "holder");
    violations.text(licence, MOST, "input", "licence");
    if (image.equals(substitute)) {
      violations.add("SUBSTITUTE_OF_ITSELF", List.of("input", "substitute"));
    }
    return violations.problem();
  }
}
