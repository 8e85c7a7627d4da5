package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.wire.MalformedResponseException;
import dev.ilmyeon.gateway.server.wire.ResponseTooLargeException;
import io.github.resilience4j.bulkhead.BulkheadFullException;
import io.github.resilience4j.circuitbreaker.CallNotPermittedException;
import io.netty.channel.ConnectTimeoutException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** What went wrong, from the exceptions of the libraries underneath to the engine's words. */
final class Failures {

  private Failures() {}

  static SubgraphFailure of(Throwable cause) {
    return new SubgraphFailure(kind(cause), cause.toString());
  }

  private static Kind kind(Throwable cause) {
    return switch (cause) {
      case TimeoutException _ -> Kind.TIMED_OUT;
      case ResponseTooLargeException _ -> Kind.TOO_LARGE;
      case MalformedResponseException _ -> Kind.MALFORMED;
      default -> isShed(cause) ? Kind.SHED : Kind.UNREACHABLE;
    };
  }

  /** Refused on this side: says nothing about the subgraph. */
  static boolean isShed(Throwable cause) {
    return cause instanceof CallNotPermittedException
        || cause instanceof BulkheadFullException
        || cause instanceof RejectedExecutionException;
  }

  /** No breaker opens because of it: this side's limit or lack. */
  static boolean isNoFault(Throwable cause) {
    return isShed(cause) || cause instanceof StarvedException;
  }

  /**
   * Whether a query is worth asking again: not after a time-out, which cost its time already, nor
   * of a server that does not prove who it is.
   */
  static boolean isPassing(Throwable cause) {
    return cause instanceof ServerErrorException error
        ? error.passing()
        : kind(cause) == Kind.UNREACHABLE
            && !(cause instanceof ConnectTimeoutException || cause instanceof SSLException);
  }
}
