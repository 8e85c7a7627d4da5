package dev.ilmyeon.platform.subgraph.problem;

import graphql.schema.DataFetcher;
import java.util.List;
import java.util.Objects;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;

/** Words problems where a schema has them. */
@AutoConfiguration
public class ProblemConfiguration {

  private static final List<Class<? extends Problem>> PROBLEMS =
      List.of(
          ConflictProblem.class,
          ForbiddenProblem.class,
          NotFoundProblem.class,
          ValidationProblem.class);

  @Bean
  RuntimeWiringConfigurer problemMessages() {
    ProblemWords words =
        new ProblemWords(Objects.requireNonNull(ProblemConfiguration.class.getClassLoader()));
    DataFetcher<?> ofProblem =
        environment -> {
          Problem problem = Objects.requireNonNull(environment.getSource());
          return words.of(problem.code(), problem.arguments(), environment.getLocale());
        };
    DataFetcher<?> ofViolation =
        environment -> {
          Violation violation = Objects.requireNonNull(environment.getSource());
          return words.of(violation.code(), violation.arguments(), environment.getLocale());
        };
    return wiring -> {
      for (Class<?> problem : PROBLEMS) {
        wiring.type(problem.getSimpleName(), type -> type.dataFetcher("message", ofProblem));
      }
      wiring.type("Violation", type -> type.dataFetcher("message", ofViolation));
    };
  }
}
