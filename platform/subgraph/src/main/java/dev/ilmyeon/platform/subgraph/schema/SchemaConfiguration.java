package dev.ilmyeon.platform.subgraph.schema;

import graphql.execution.SubscriptionExecutionStrategy;
import graphql.scalars.ExtendedScalars;
import java.util.Map;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlAutoConfiguration;
import org.springframework.boot.graphql.autoconfigure.GraphQlSourceBuilderCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.graphql.data.federation.FederationSchemaFactory;
import org.springframework.graphql.execution.RuntimeWiringConfigurer;
import org.springframework.graphql.server.WebGraphQlInterceptor;

/**
 * Builds the schema as a Federation 2 subgraph ({@code _service}, {@code _entities}) with the
 * shared scalars.
 */
@AutoConfiguration(before = GraphQlAutoConfiguration.class)
public class SchemaConfiguration {

  @Bean
  FederationSchemaFactory federationSchemaFactory() {
    return new FederationSchemaFactory();
  }

  @Bean
  GraphQlSourceBuilderCustomizer federation(FederationSchemaFactory federation) {
    return builder -> builder.schemaFactory(federation::createGraphQLSchema);
  }

  @Bean
  RuntimeWiringConfigurer scalars() {
    return wiring ->
        wiring.scalar(TimeScalar.DATE_TIME).scalar(TimeScalar.DATE).scalar(ExtendedScalars.Url);
  }

  /** Without it an event whose fields take longer comes after its successors. */
  @Bean
  WebGraphQlInterceptor eventsInTheirOrder() {
    return (request, chain) -> {
      request.configureExecutionInput((_, input) ->
          input
              .graphQLContext(
                  Map.of(SubscriptionExecutionStrategy.KEEP_SUBSCRIPTION_EVENTS_ORDERED, true))
              .build());
      return chain.next(request);
    };
  }
}
