package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the errors that a subgraph reports, and finds the client's paths for its own. */
final class ReportedErrors {

  private static final int LONGEST_CODE = 64;

  private final FetchRequest request;
  private final CompiledFetch fetch;
  private final ClientPaths client;
  private final JsonTape tape;

  ReportedErrors(FetchRequest request, ClientPaths client, JsonTape tape) {
    this.request = request;
    this.fetch = request.run.fetch;
    this.client = client;
    this.tape = tape;
  }

  /**
   * An error as it was reported.
   *
   * @param message null if there is none
   * @param code null if there is none, or what is no code
   * @param row of the error's object, or of what stands in its place
   */
  record Reported(@Nullable String message, @Nullable String code, int row) {}

  Reported read(int row) {
    if (tape.kind(row) != JsonTape.OBJECT) {
      return new Reported(null, null, row);
    }
    int extensions = find(row, "extensions");
    boolean extended = extensions >= 0 && tape.kind(extensions) == JsonTape.OBJECT;
    String code = extended ? string(extensions, "code") : null;
    return new Reported(string(row, "message"), code == null || !isCode(code) ? null : code, row);
  }

  /** One word: a sentence could say what messages are withheld for. */
  private static boolean isCode(String text) {
    return !text.isEmpty()
        && text.length() <= LONGEST_CODE
        && text.chars()
            .allMatch(c -> c == '_' || c == '-' || c < 128 && Character.isLetterOrDigit(c));
  }

  /**
   * Where the client sees an error: at each place that shares the entity which it is about. Empty
   * if nowhere.
   *
   * @param limit as many will do
   */
  List<List<Object>> paths(Reported error, int limit) {
    if (tape.kind(error.row()) != JsonTape.OBJECT) {
      return List.of();
    }
    List<Object> given = path(find(error.row(), "path"));
    List<Object> path = Renames.applied(fetch.fetch().renames(), given);
    List<List<Object>> objects = List.of();
    List<Object> rest = path;
    if (fetch.calls().isEmpty()) {
      objects = path.isEmpty() ? List.of() : request.pathsOf(0, 0);
    } else if (path.size() >= 2 && path.get(1) instanceof Integer number) {
      objects = request.pathsOf(callOf(path.getFirst()), number);
      rest = path.subList(2, path.size());
    }
    List<List<Object>> paths = new ArrayList<>();
    for (List<Object> object : objects.subList(0, Math.min(objects.size(), limit))) {
      List<Object> whole = new ArrayList<>(object);
      whole.addAll(rest);
      paths.add(List.copyOf(client.visible(whole)));
    }
    return paths;
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
    return tape.find(object, key.getBytes(StandardCharsets.US_ASCII));
  }

  private @Nullable String string(int object, String key) {
    int row = find(object, key);
    return row >= 0 && tape.kind(row) == JsonTape.STRING ? tape.text(row) : null;
  }
}
