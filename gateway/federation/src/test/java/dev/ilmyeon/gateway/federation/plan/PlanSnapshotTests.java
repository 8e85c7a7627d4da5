package dev.ilmyeon.gateway.federation.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.error.PlanningException;
import dev.ilmyeon.gateway.federation.plan.validate.PlanValidator;
import dev.ilmyeon.gateway.federation.queryplan.PlanPrinter;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code -Dplans.update=true} writes the plans anew; look at what changed before committing it. */
class PlanSnapshotTests {

  static List<PlanSnapshot> snapshots() {
    return PlanSnapshot.all();
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void planIsAsRecorded(PlanSnapshot snapshot) throws IOException {
    String plan = planText(snapshot);
    if (Boolean.getBoolean("plans.update")) {
      Files.writeString(snapshot.planFile(), plan);
    }
    assertThat(plan).isEqualTo(PlanSnapshot.read(snapshot.planFile()));
  }

  @ParameterizedTest
  @MethodSource("snapshots")
  void planIsValid(PlanSnapshot snapshot) {
    assertThat(
            PlanValidator.problems(snapshot.plan(), snapshot.asOperation(), snapshot.supergraph()))
        .isEmpty();
  }

  private static String planText(PlanSnapshot snapshot) {
    try {
      return PlanPrinter.text(snapshot.plan());
    } catch (PlanningException e) {
      return "No plan: " + e.getMessage() + "\n";
    }
  }
}
