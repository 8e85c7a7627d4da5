package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the errors that a subgraph reports, and finds their places in the merged response. */
final class ReportedErrors {

  private static final int LONGEST_CODE = 64;

  private final FetchRequest request;
  private final CompiledFetch fetch;
  private final JsonTape tape;

  /** Rows of the items of arrays, which many errors can be about. */
  private final Map<Integer, int[]> items = new HashMap<>();

  ReportedErrors(FetchRequest request, JsonTape tape) {
    this.request = request;
    this.fetch = request.run.fetch;
    this.tape = tape;
  }

  /**
   * An error as it was reported.
   *
   * @param message null if there is none
   * @param code null if there is none, or what is no code
   * @param at what it is about; null if that is not said
   */
  record Reported(@Nullable String message, @Nullable String code, @Nullable Subject at) {}

  /**
   * What an error is about.
   *
   * @param call the number of the entity call, or 0
   * @param number of the entity in that call, or 0 for root fields
   * @param below keys and indexes from there on
   */
  record Subject(int call, int number, List<Object> below) {

    /** The field of the object; empty if it is the object itself. */
    Object first() {
      return below.isEmpty() ? "" : below.getFirst();
    }
  }

  Reported read(int row) {
    if (tape.kind(row) != JsonTape.OBJECT) {
      return new Reported(null, null, null);
    }
    int extensions = find(row, "extensions");
    boolean extended = extensions >= 0 && tape.kind(extensions) == JsonTape.OBJECT;
    String code = extended ? string(extensions, "code") : null;
    return new Reported(
        string(row, "message"),
        code == null || !isCode(code) ? null : code,
        subject(path(find(row, "path"))));
  }

  /** One word: a sentence could say what messages are withheld for. */
  private static boolean isCode(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_CODE
        && text.chars()
            .allMatch(c -> c == '_' || c == '-' || c < 128 && Character.isLetterOrDigit(c));
  }

  private @Nullable Subject subject(List<Object> given) {
    List<Object> path = Renames.applied(fetch.fetch().renames(), given);
    if (fetch.calls().isEmpty()) {
      return path.isEmpty() ? null : new Subject(0, 0, path);
    }
    return path.size() >= 2 && path.get(1) instanceof Integer number
        ? new Subject(callOf(path.getFirst()), number, path.subList(2, path.size()))
        : null;
  }

  /**
   * Where an error stands in the merged response: at each place that shares the entity which it is
   * about. Empty if nowhere.
   *
   * @param limit as many will do
   */
  List<List<Object>> paths(Reported error, int limit) {
    Subject at = error.at();
    if (at == null) {
      return List.of();
    }
    return paths(at, at.below(), limit);
  }

  /** … of something else below the same object. */
  List<List<Object>> paths(Subject at, List<Object> below, int limit) {
    List<List<Object>> paths = new ArrayList<>();
    for (List<Object> object : request.pathsOf(at.call(), at.number())) {
      if (paths.size() < limit) {
        List<Object> whole = new ArrayList<>(object);
        whole.addAll(below);
        paths.add(whole);
      }
    }
    return paths;
  }

  /** Whether nothing at all was answered of what an error is about. */
  boolean isNothing(Subject at, int data) {
    if (data == Answer.NOTHING) {
      return true;
    }
    if (fetch.calls().isEmpty()) {
      return false;
    }
    int list = at.call() < 0 ? -1 : tape.find(data, fetch.calls().get(at.call()).key());
    if (list < 0 || tape.kind(list) != JsonTape.ARRAY) {
      return true;
    }
    int[] items = items(list);
    return at.number() >= 0
        && at.number() < items.length
        && tape.kind(items[at.number()]) != JsonTape.OBJECT;
  }

  /** Where an object, or a list, was given up for an error below it; empty if none was. */
  List<Object> givenUp(Subject at, int data) {
    int row = fetch.calls().isEmpty() ? data : entity(at, data);
    for (int depth = 1; depth < at.below().size() && row >= 0; depth++) {
      row = child(row, at.below().get(depth - 1));
      if (row >= 0 && tape.kind(row) == JsonTape.NULL) {
        return at.below().subList(0, depth);
      }
    }
    return List.of();
  }

  /** Negative if there is none. */
  private int entity(Subject at, int data) {
    int list = tape.find(data, fetch.calls().get(at.call()).key());
    return list < 0 ? list : child(list, at.number());
  }

  private int child(int row, Object step) {
    if (step instanceof Integer index) {
      boolean inside = tape.kind(row) == JsonTape.ARRAY && index >= 0 && index < tape.size(row);
      return inside ? items(row)[index] : -1;
    }
    return tape.kind(row) == JsonTape.OBJECT ? find(row, String.valueOf(step)) : -1;
  }

  private int[] items(int array) {
    return items.computeIfAbsent(array, row -> FetchRequest.items(tape, row));
  }

  private int callOf(Object key) {
    List<CompiledCall> calls = fetch.calls();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).call().responseKey().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private List<Object> path(int row) {
    List<Object> path = new ArrayList<>();
    if (row >= 0 && tape.kind(row) == JsonTape.ARRAY) {
      for (int step : FetchRequest.items(tape, row)) {
        switch (tape.kind(step)) {
          case JsonTape.STRING -> path.add(tape.text(step));
          case JsonTape.NUMBER -> path.add(index(step));
          default -> {
            return path;
          }
        }
      }
    }
    return path;
  }

  private int index(int row) {
    String text = tape.text(row);
    return text.length() < 10 && !tape.fractional(row) ? Integer.parseInt(text) : -1;
  }

  private int find(int object, String key) {
    return tape.find(object, key.getBytes(StandardCharsets.UTF_8));
  }

  private @Nullable String string(int object, String key) {
    int row = find(object, key);
    return row >= 0 && tape.kind(row) == JsonTape.STRING ? tape.text(row) : null;
  }
}
