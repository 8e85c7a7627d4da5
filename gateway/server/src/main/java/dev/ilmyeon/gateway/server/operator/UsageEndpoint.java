package dev.ilmyeon.gateway.server.operator;

import dev.ilmyeon.gateway.server.observation.FieldUsage;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.actuate.endpoint.annotation.ReadOperation;

/**
 * {@code /actuator/usage}: which deprecated fields and arguments are still asked for, by whose
 * application, in which operation, how often and when last.
 */
@Endpoint(id = "usage")
final class UsageEndpoint {

  private final FieldUsage usage;

  UsageEndpoint(FieldUsage usage) {
    this.usage = usage;
  }

  @ReadOperation
  FieldUsage.Report usage() {
    return usage.report();
  }
}
