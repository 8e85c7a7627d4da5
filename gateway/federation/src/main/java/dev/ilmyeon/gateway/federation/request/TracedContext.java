package dev.ilmyeon.gateway.federation.request;

import org.jspecify.annotations.Nullable;

/** A request's context that belongs to a trace: the errors of its responses tell which. */
public interface TracedContext {

  /** Told as {@code extensions.traceId}; null for none. */
  @Nullable String traceId();

  /** Of any context. */
  static @Nullable String of(Object context) {
    return context instanceof TracedContext traced ? traced.traceId() : null;
  }
}
