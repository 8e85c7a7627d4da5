package dev.ilmyeon.platform.subgraph.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;

/**
 * {@code BAD_USER_INPUT} with the message for a {@link BadInputException}; anything else is logged
 * with its cause and answered as {@code INTERNAL_SERVER_ERROR} without any of it.
 */
final class ClassifyingExceptionResolver extends DataFetcherExceptionResolverAdapter {

  private static final Logger log = LoggerFactory.getLogger(ClassifyingExceptionResolver.class);

  @Override
  protected GraphQLError resolveToSingleError(
      Throwable cause, DataFetchingEnvironment environment) {
    if (cause instanceof BadInputException) {
      return error(environment, "BAD_USER_INPUT", String.valueOf(cause.getMessage()));
    }
    log.error("{} failed", environment.getExecutionStepInfo().getPath(), cause);
    return error(environment, "INTERNAL_SERVER_ERROR", "This field could not be answered.");
  }

  private static GraphQLError error(
      DataFetchingEnvironment environment, String code, String message) {
    return GraphqlErrorBuilder.newError(environment)
        .message("%s", message)
        .extensions(Map.of("code", code))
        .build();
  }
}
