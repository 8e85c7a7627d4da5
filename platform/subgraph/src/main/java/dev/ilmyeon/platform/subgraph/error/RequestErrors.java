package dev.ilmyeon.platform.subgraph.error;

import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.InvalidSyntaxError;
import graphql.execution.NonNullableValueCoercedAsNullException;
import graphql.schema.CoercingParseValueException;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/**
 * Puts a code to the errors of a request that was refused before any field was fetched: {@code
 * BAD_USER_INPUT} for a value, which a gateway passes on as the client wrote it, {@code
 * GRAPHQL_VALIDATION_FAILED} or {@code GRAPHQL_PARSE_FAILED} for the document, which is the
 * gateway's own. Without a code a gateway would blame the service.
 */
final class RequestErrors implements WebGraphQlInterceptor {

  /** How graphql-java words a scalar's refusal of a literal: argument, then the scalar's words. */
  private static final Pattern REFUSED_LITERAL =
      Pattern.compile(
          "Validation error \\(.*\\) : argument '([^']*)' with value '.*' is not a valid '\\w+' - (.*)",
          Pattern.DOTALL);

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    return chain.next(request).map(RequestErrors::coded);
  }

  private static WebGraphQlResponse coded(WebGraphQlResponse response) {
    return response.getErrors().isEmpty()
        ? response
        : response.transform(answer ->
            answer.errors(
                response.getExecutionResult().getErrors().stream()
                    .map(RequestErrors::coded)
                    .toList()));
  }

  private static GraphQLError coded(GraphQLError error) {
    return switch (error) {
      case CoercingParseValueException _, NonNullableValueCoercedAsNullException _ ->
          error(error, "BAD_USER_INPUT", error.getMessage());
      case ValidationError invalid when isOfAValue(invalid) ->
          error(error, "BAD_USER_INPUT", words(error.getMessage()));
      case ValidationError _ -> error(error, "GRAPHQL_VALIDATION_FAILED", error.getMessage());
      case InvalidSyntaxError _ -> error(error, "GRAPHQL_PARSE_FAILED", error.getMessage());
      default -> error;
    };
  }

  private static boolean isOfAValue(ValidationError error) {
    return error.getValidationErrorType() == ValidationErrorType.WrongType
        || error.getValidationErrorType() == ValidationErrorType.NullValueForNonNullArgument;
  }

  private static String words(String message) {
    Matcher refused = REFUSED_LITERAL.matcher(message);
    return refused.matches() ? "'%s': %s".formatted(refused.group(1), refused.group(2)) : message;
  }

  private static GraphQLError error(GraphQLError error, String code, String message) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    if (error.getExtensions() != null) {
      extensions.putAll(error.getExtensions());
    }
    extensions.putIfAbsent("code", code);
    return GraphqlErrorBuilder.newError()
        .message("%s", message)
        .locations(Objects.requireNonNullElse(error.getLocations(), List.of()))
        .errorType(error.getErrorType())
        .extensions(extensions)
        .build();
  }
}
