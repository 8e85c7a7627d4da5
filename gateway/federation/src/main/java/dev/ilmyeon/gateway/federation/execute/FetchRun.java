package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One fetch of one client's request: its requests (one, unless a variable of it depends on where an
 * object is) and what went wrong.
 */
final class FetchRun {

  final CompiledFetch fetch;

  /** Fetches that must still be merged before this one starts. */
  int waiting;

  final List<FetchRequest> requests = new ArrayList<>();

  /** Requests whose answer is not merged yet. */
  int unanswered;

  /** Why a request brought nothing; null as long as none has failed. */
  @Nullable Answer failure;

  final List<GraphQlError> errors = new ArrayList<>();
  final List<List<Object>> explained = new ArrayList<>();

  FetchRun(CompiledFetch fetch) {
    this.fetch = fetch;
    this.waiting = fetch.fetch().dependsOn().size();
  }
}
