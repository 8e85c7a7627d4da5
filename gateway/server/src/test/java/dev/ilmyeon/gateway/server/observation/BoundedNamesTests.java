package dev.ilmyeon.gateway.server.observation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedNamesTests {

  @Test
  void thoseThatComeFirstKeepTheirs() {
    BoundedNames names = new BoundedNames(2);

    assertThat(names.label("a")).isEqualTo("a");
    assertThat(names.label("b")).isEqualTo("b");
    assertThat(names.label("c")).isEqualTo("other");
    assertThat(names.label("a")).isEqualTo("a");
  }

  @Test
  void aLongOneIsNone() {
    assertThat(new BoundedNames(2).label("x".repeat(101))).isEqualTo("other");
  }
}
