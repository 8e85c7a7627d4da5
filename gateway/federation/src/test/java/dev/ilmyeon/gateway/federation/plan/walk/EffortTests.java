package dev.ilmyeon.gateway.federation.plan.walk;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class EffortTests {

  @Test
  void whatIsWrittenIntoRequestsHasAnEnd() {
    Effort effort = new Effort();
    assertThatCode(() -> effort.render(250_000)).doesNotThrowAnyException();
    assertThatThrownBy(() -> effort.render(1))
        .isInstanceOf(NoWayException.class)
        .hasMessageContaining("too large to be planned");
    assertThatThrownBy(() -> effort.render(Integer.MAX_VALUE)).isInstanceOf(NoWayException.class);
  }

  @Test
  void eachAttemptMayLookAsOftenAsTheFirst() {
    Effort effort = new Effort(10);
    effort.look(10);
    assertThatThrownBy(effort::look)
        .isInstanceOf(NoWayException.class)
        .hasMessageContaining("too complex to be planned");
    effort.beginAnew();
    assertThatCode(() -> effort.look(10)).doesNotThrowAnyException();
  }
}
