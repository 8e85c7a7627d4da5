package dev.ilmyeon.platform.subgraph.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.schema.CoercingParseLiteralException;
import graphql.schema.CoercingParseValueException;
import graphql.schema.DataFetchingEnvironment;
import java.time.InstantSource;
import java.util.Map;
import org.slf4j.LoggerFactory;
import org.springframework.graphql.data.federation.RepresentationException;
import org.springframework.validation.BindException;

/**
 * {@code BAD_USER_INPUT} with a message for what the client did wrong, {@code FORBIDDEN} for what
 * it may not see, {@code CANCELLED} for what it no longer waits for; anything else is {@linkplain
 * FailureLog logged} with its cause and answered as {@code INTERNAL_SERVER_ERROR} without any of
 * it.
 */
final class FieldError {

  private static final FailureLog log =
      new FailureLog(LoggerFactory.getLogger(FieldError.class), InstantSource.system());

  private FieldError() {}

  static GraphQLError of(Throwable cause, DataFetchingEnvironment environment) {
    return switch (cause) {
      case BadInputException mistake ->
          error(environment, "BAD_USER_INPUT", String.valueOf(mistake.getMessage()));
      case ForbiddenException refusal ->
          error(environment, "FORBIDDEN", String.valueOf(refusal.getMessage()));
      case RepresentationException _ ->
          error(environment, "BAD_USER_INPUT", "This representation names no entity of ours.");
      case BindException _ ->
          error(environment, "BAD_USER_INPUT", "An argument or key is not of its type.");
      case CoercingParseValueException _,
          CoercingParseLiteralException _,
          NonNullableValueCoercedAsNullException _ ->
          error(environment, "BAD_USER_INPUT", String.valueOf(cause.getMessage()));
      // The gateway went away before the answer: nobody's fault, and nobody reads it.
      case AbortExecutionException _ ->
          error(environment, "CANCELLED", "This request was given up.");
      default -> {
        log.tell(environment.getExecutionStepInfo().getPath(), cause);
        yield error(environment, "INTERNAL_SERVER_ERROR", "This field could not be answered.");
      }
    };
  }

  private static GraphQLError error(
      DataFetchingEnvironment environment, String code, String message) {
    return GraphqlErrorBuilder.newError(environment)
        .message("%s", message)
        .extensions(Map.of("code", code))
        .build();
  }
}
