package dev.ilmyeon.articles.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TransitionsTests {

  @Test
  void hasTheseWaysAndNoOther() {
    List<String> ways = new ArrayList<>();
    for (Step from : Step.values()) {
      for (Step to : Step.values()) {
        Set<Role> roles = Transitions.roles(from, to);
        if (!roles.isEmpty()) {
          ways.add("%s > %s: %s".formatted(from, to, Role.names(roles)));
        }
      }
    }

    assertThat(ways)
        .containsExactly(
            "DRAFT > IN_REVIEW: reporter, editor, desk-chief",
            "IN_REVIEW > DRAFT: editor, desk-chief",
            "IN_REVIEW > APPROVED: editor, desk-chief",
            "APPROVED > IN_REVIEW: editor, desk-chief",
            "APPROVED > SCHEDULED: editor, desk-chief",
            "APPROVED > PUBLISHED: editor, desk-chief",
            "SCHEDULED > APPROVED: editor, desk-chief",
            "SCHEDULED > PUBLISHED: editor, desk-chief",
            "PUBLISHED > WITHDRAWN: desk-chief",
            "CORRECTED > WITHDRAWN: desk-chief");
  }

  @Test
  void letsNobodyRewriteWhatWasApproved() {
    assertThat(Transitions.rewriters(Step.DRAFT)).isEqualTo(Role.ALL);
    assertThat(Transitions.rewriters(Step.IN_REVIEW)).isEqualTo(Role.EDITORS);
    for (Step step : List.of(Step.APPROVED, Step.SCHEDULED, Step.PUBLISHED, Step.WITHDRAWN)) {
      assertThat(Transitions.rewriters(step)).isEmpty();
    }
    assertThat(Transitions.correctors(Step.PUBLISHED)).isEqualTo(Role.EDITORS);
    assertThat(Transitions.correctors(Step.WITHDRAWN)).isEmpty();
  }

  @Test
  void rolesAreThePoliciesOfTheirNames() {
    Caller chief = new Caller("kim", Set.of(), Set.of("desk-chief"));

    assertThat(Role.hasAny(chief, Role.EDITORS)).isTrue();
    assertThat(Role.hasAny(chief, Set.of(Role.EDITOR))).isFalse();
    assertThat(Role.hasAny(Caller.NOBODY, Role.ALL)).isFalse();
  }
}
