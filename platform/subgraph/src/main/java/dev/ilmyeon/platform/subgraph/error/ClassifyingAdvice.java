package dev.ilmyeon.platform.subgraph.error;

import graphql.GraphQLError;
import graphql.schema.DataFetchingEnvironment;
import org.springframework.graphql.data.method.annotation.GraphQlExceptionHandler;
import org.springframework.web.bind.annotation.ControllerAdvice;

/**
 * For the exceptions of entity fetches: Spring for GraphQL asks no resolver about those, and would
 * answer with the exception's own message.
 */
@ControllerAdvice
final class ClassifyingAdvice {

  @GraphQlExceptionHandler
  GraphQLError handle(Throwable cause, DataFetchingEnvironment environment) {
    return FieldError.of(cause, environment);
  }
}
