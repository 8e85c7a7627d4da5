package dev.ilmyeon.media;

import dev.ilmyeon.platform.testing.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

  @Test
  void holds() {
    ArchitectureRules.check("dev.ilmyeon.media");
  }
}
