package dev.ilmyeon.gateway.server;

import dev.ilmyeon.gateway.server.supergraph.ServedSupergraph;
import dev.ilmyeon.gateway.server.supergraph.SupergraphStatus;
import java.util.ArrayList;
import java.util.List;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.LifecycleProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.support.DefaultLifecycleProcessor;

/**
 * {@code --validate}: puts the gateway together, which reads and checks all that a start would, but
 * starts nothing of it. So it says what a start would say, and no port is taken.
 */
@Configuration(proxyBeanMethods = false)
class Validation {

  private static final int GOOD = 0;
  private static final int BAD = 1;

  /** What was served last is neither written over nor taken for what is there now. */
  private static final String NO_COPY = "--ilmyeon.gateway.supergraph-http.copy=";

  /** The exit code. What is wrong is told as at a start. */
  static int run(CommandLine commandLine) {
    List<String> properties = new ArrayList<>(commandLine.properties());
    properties.removeIf(property -> property.startsWith(NO_COPY));
    properties.add(NO_COPY);
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(GatewayApplication.class, Validation.class)
            .logStartupInfo(false)
            .properties("logging.level.root=WARN")
            .run(properties.toArray(String[]::new))) {
      SupergraphStatus status = context.getBean(ServedSupergraph.class).status();
      System.out.printf(
          "The configuration is good, and so is %s: %d subgraphs, %d types.%n",
          status.location(), status.subgraphs(), status.types());
      return GOOD;
    } catch (RuntimeException _) {
      return BAD;
    }
  }

  @Bean
  LifecycleProcessor lifecycleProcessor() {
    return new DefaultLifecycleProcessor() {
      @Override
      public void onRefresh() {
        // Nothing is to run.
      }
    };
  }
}
