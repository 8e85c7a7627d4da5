package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.server.source.UnreachableSupergraphException;
import dev.ilmyeon.gateway.server.source.UnreadableSupergraphException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What is served.
 *
 * @param refusal why what is there now is not served; null if it is
 * @param unreachable why nobody can say what is there now; null if somebody can
 */
public record SupergraphStatus(
    String location,
    Instant since,
    int subgraphs,
    int types,
    @Nullable String refusal,
    @Nullable String unreachable) {

  /** The same is served, and what is there now is not. */
  SupergraphStatus after(UnreadableSupergraphException failure) {
    String reason = String.valueOf(failure.getMessage());
    return failure instanceof UnreachableSupergraphException
        ? unreachable(reason)
        : refusing(reason);
  }

  SupergraphStatus refusing(@Nullable String reason) {
    return new SupergraphStatus(location, since, subgraphs, types, reason, null);
  }

  SupergraphStatus unreachable(@Nullable String reason) {
    return new SupergraphStatus(location, since, subgraphs, types, refusal, reason);
  }
}
