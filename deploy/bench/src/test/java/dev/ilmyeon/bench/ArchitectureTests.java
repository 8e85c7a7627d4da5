package dev.ilmyeon.bench;

import dev.ilmyeon.platform.testing.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

  @Test
  void keepsTheRules() {
    ArchitectureRules.check("dev.ilmyeon.bench");
  }
}
