package dev.ilmyeon.gateway.server;

import dev.ilmyeon.platform.testing.architecture.ArchitectureRules;
import org.junit.jupiter.api.Test;

class ArchitectureTests {

  @Test
  void holds() {
    ArchitectureRules.check("dev.ilmyeon.gateway.server");
  }
}
