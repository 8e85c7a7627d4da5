package dev.ilmyeon.platform.subgraph.error;

import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.execution.DataFetcherExceptionResolverAdapter;

/** For the exceptions of fields; those of entity fetches go to {@link ClassifyingAdvice}. */
final class ClassifyingExceptionResolver extends DataFetcherExceptionResolverAdapter {

  @Override
  protected GraphQLError resolveToSingleError(
      Throwable cause, DataFetchingEnvironment environment) {
    return FieldError.of(cause, environment);
  }
}
