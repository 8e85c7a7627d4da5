package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import java.util.ArrayList;
import java.util.List;

/**
 * The errors of one response, in order, up to a limit; those beyond it are dropped.
 *
 * <p>It also knows which nulls are explained: where a subgraph has said why a value is null, the
 * missing value is no second error.
 */
public final class ResponseErrors {

  /** In an explained path: any index. */
  public static final Object ANY_INDEX = "@";

  private final int limit;
  private final List<GraphQlError> errors = new ArrayList<>();
  private final List<List<Object>> explained = new ArrayList<>();

  public ResponseErrors(int limit) {
    this.limit = limit;
  }

  public boolean isEmpty() {
    return errors.isEmpty();
  }

  /** Whether another error would be dropped. */
  public boolean isFull() {
    return room() <= 0;
  }

  /** How many more errors are of use. */
  public int room() {
    return limit - errors.size();
  }

  /** Adds an error, which explains its path. */
  public void add(GraphQlError error) {
    if (!isFull()) {
      errors.add(error);
      explain(error.path());
    }
  }

  /**
   * Nulls at, above or below this path of keys, indexes and {@link #ANY_INDEX} have a reason that
   * is among the errors.
   */
  public void explain(List<Object> path) {
    explained.add(path);
  }

  boolean explains(List<Object> path) {
    return explained.stream().anyMatch(known -> meet(known, path));
  }

  private static boolean meet(List<Object> known, List<Object> path) {
    int common = Math.min(known.size(), path.size());
    for (int i = 0; i < common; i++) {
      Object step = known.get(i);
      boolean same =
          step.equals(path.get(i)) || step.equals(ANY_INDEX) && path.get(i) instanceof Integer;
      if (!same) {
        return false;
      }
    }
    return common > 0;
  }

  /** {@code "errors":[...]}. */
  void write(JsonWriter out) {
    out.ascii("\"errors\":[");
    for (int i = 0; i < errors.size(); i++) {
      if (i > 0) {
        out.character(',');
      }
      write(errors.get(i), out);
    }
    out.character(']');
  }

  private static void write(GraphQlError error, JsonWriter out) {
    out.ascii("{\"message\":");
    out.string(error.message());
    if (!error.locations().isEmpty()) {
      out.ascii(",\"locations\":[");
      for (int i = 0; i < error.locations().size(); i++) {
        SourceLocation location = error.locations().get(i);
        out.ascii(i > 0 ? "," : "");
        out.ascii("{\"line\":" + location.line() + ",\"column\":" + location.column() + "}");
      }
      out.character(']');
    }
    if (!error.path().isEmpty()) {
      out.ascii(",\"path\":");
      out.any(error.path());
    }
    if (!error.extensions().isEmpty()) {
      out.ascii(",\"extensions\":");
      out.any(error.extensions());
    }
    out.character('}');
  }
}
