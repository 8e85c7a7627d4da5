package dev.ilmyeon.platform.subgraph.deadline;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;

/** Lets the gateway say how long it waits. */
@AutoConfiguration
public class DeadlineConfiguration {

  @Bean
  DeadlineFilter deadlineFilter() {
    return new DeadlineFilter();
  }
}
