package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.error.SourceLocation;
import dev.ilmyeon.gateway.federation.json.JsonWriter;
import dev.ilmyeon.gateway.federation.selection.ResponseKeys;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The errors of one response, in order, up to a limit; those beyond it are dropped.
 *
 * <p>It also knows which nulls are explained: where a subgraph has said why a value is null, the
 * missing value is no second error.
 */
public final class ResponseErrors {

  /** In an explained path: any index. */
  public static final Object ANY_INDEX = "@";

  private final Room room;
  private final List<GraphQlError> errors = new ArrayList<>();
  private final List<List<Object>> explained;

  public ResponseErrors(int limit) {
    this(new Room(limit), new ArrayList<>());
  }

  private ResponseErrors(Room room, List<List<Object>> explained) {
    this.room = room;
    this.explained = explained;
  }

  /** Shared by errors that are told in several places of one payload. */
  private static final class Room {
    private int left;
    private @Nullable String traceId;

    Room(int limit) {
      this.left = limit;
    }
  }

  /** Each error will tell that it belongs to this trace; null for none. */
  public void trace(@Nullable String traceId) {
    room.traceId = traceId;
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
    return room.left;
  }

  /** Adds an error, which explains its path. */
  public void add(GraphQlError error) {
    if (!isFull()) {
      room.left--;
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

  /** Whether that is so. */
  public boolean explains(List<Object> path) {
    return explained.stream().anyMatch(known -> meet(known, path));
  }

  /**
   * The same errors, told with what they are about: each with the place that is nearest above it,
   * or with the first. What is explained is so everywhere, and what is added counts for all.
   *
   * @param places paths of objects
   */
  List<ResponseErrors> at(List<List<Object>> places) {
    List<ResponseErrors> told = new ArrayList<>();
    places.forEach(_ -> told.add(new ResponseErrors(room, explained)));
    for (GraphQlError error : errors) {
      int nearest = 0;
      for (int i = 0; i < places.size(); i++) {
        boolean above = startsWith(error.path(), places.get(i));
        boolean farther =
            startsWith(error.path(), places.get(nearest))
                && places.get(i).size() <= places.get(nearest).size();
        nearest = above && !farther ? i : nearest;
      }
      told.get(nearest).errors.add(error);
    }
    return told;
  }

  private static boolean startsWith(List<Object> path, List<Object> start) {
    return path.size() >= start.size() && path.subList(0, start.size()).equals(start);
  }

  /** Adds an error even if there is no room: there must be one. */
  void tell(GraphQlError error) {
    errors.add(error);
  }

  /** An error for an object that was lost although none of the errors is about it alone. */
  GraphQlError forLost(List<Object> path) {
    return errors.isEmpty()
        ? new GraphQlError(
            "A deferred part of the response was lost.",
            List.of(),
            path,
            Map.of("code", "SUBGRAPH_ERROR"))
        : new GraphQlError(
            errors.getFirst().message(), List.of(), path, errors.getFirst().extensions());
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

  private void write(GraphQlError error, JsonWriter out) {
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
      out.any(ResponseKeys.outside(error.path()));
    }
    Map<String, Object> extensions = extensions(error);
    if (!extensions.isEmpty()) {
      out.ascii(",\"extensions\":");
      out.any(extensions);
    }
    out.character('}');
  }

  private Map<String, Object> extensions(GraphQlError error) {
    String traceId = room.traceId;
    if (traceId == null) {
      return error.extensions();
    }
    Map<String, Object> extensions = new LinkedHashMap<>(error.extensions());
    extensions.put("traceId", traceId);
    return extensions;
  }
}
