package dev.ilmyeon.platform.subgraph.trace;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/**
 * Leaves out all of Spring Boot that makes traces unless {@code ilmyeon.tracing.endpoint} says who
 * takes them. It would make them anyway, wrap each connection to the database for them, and throw
 * them away.
 */
final class TracesWhereTaken implements AutoConfigurationImportFilter, EnvironmentAware {

  static final String ENDPOINT = "ilmyeon.tracing.endpoint";

  private static final List<String> TRACING =
      List.of(
          "org.springframework.boot.micrometer.tracing.",
          "org.springframework.boot.opentelemetry.",
          "org.springframework.boot.r2dbc.autoconfigure.R2dbcProxyAutoConfiguration",
          "org.springframework.boot.r2dbc.autoconfigure.observation.");

  private boolean taken;

  @Override
  public void setEnvironment(Environment environment) {
    taken = StringUtils.hasText(environment.getProperty(ENDPOINT));
  }

  @Override
  public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
    boolean[] matches = new boolean[classes.length];
    for (int i = 0; i < classes.length; i++) {
      String name = classes[i];
      matches[i] = taken || name == null || TRACING.stream().noneMatch(name::startsWith);
    }
    return matches;
  }
}
