package dev.ilmyeon.platform.subgraph.identity;

import java.util.Map;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/** Puts the {@link Caller} where controllers find it. */
record CallerInterceptor(CallerReader reader) implements WebGraphQlInterceptor {

  private static final String CONTEXT_VALUE = "caller";

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    Caller caller = reader.read(request.getHeaders());
    request.configureExecutionInput(
        (_, input) -> input.graphQLContext(Map.of(CONTEXT_VALUE, caller)).build());
    return chain.next(request);
  }
}
