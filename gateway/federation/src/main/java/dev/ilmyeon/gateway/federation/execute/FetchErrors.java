package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.json.JsonTape;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Tells the client what went wrong with a fetch, in the client's terms: its paths and keys, the
 * service's name, a code; never a host, a document or a body.
 */
final class FetchErrors {

  static final String SUBGRAPH_ERROR = "SUBGRAPH_ERROR";

  private final FetchRequest request;
  private final FetchRun run;
  private final ClientPaths client;
  private final MergedView view;
  private final int limit;

  /** {@code limit}: no more errors than this are of use. */
  FetchErrors(FetchRequest request, MergedView view, ClientPaths client, int limit) {
    this.request = request;
    this.run = request.run;
    this.view = view;
    this.client = client;
    this.limit = limit;
  }

  /** Whose fault it is, as the client is told. */
  record Fault(String code, String service, String message) {}

  /** The fetch as a whole brought nothing. */
  void lost(Fault fault) {
    lost(fault, _ -> true, FetchErrors::isAsked);
  }

  /** Some objects were not asked about, through the fault of another service. */
  void notAsked(Fault fault) {
    lost(fault, _ -> true, number -> number == Targets.INCOMPLETE);
  }

  /** One entity call brought nothing that could be used. */
  void malformed(CompiledCall call) {
    Set<FetchPath> paths = new LinkedHashSet<>();
    call.targets().forEach(target -> paths.add(target.path().path()));
    String service = run.fetch.service();
    String message = service + " did not answer as it should.";
    Fault fault = new Fault(SubgraphFailure.Kind.MALFORMED.code(), service, message);
    lost(fault, paths::contains, FetchErrors::isAsked);
  }

  private static boolean isAsked(int number) {
    return number >= 0;
  }

  /**
   * One error for each key that the client asked for and that was to come from these objects.
   *
   * @param paths which of the fetch's paths are concerned
   * @param numbers which of the objects there
   */
  private void lost(Fault fault, Predicate<FetchPath> paths, IntPredicate numbers) {
    TopLevelKeys.of(run.fetch.fetch())
        .forEach((key, owners) -> {
          List<FetchPath> cost = new ArrayList<>();
          List<Object> first = new ArrayList<>();
          for (CallTargets targets : request.targets) {
            Targets objects = targets.objects();
            FetchPath path = objects.path();
            if (owners.contains(path) && paths.test(path) && client.asks(path, key)) {
              int object = firstWithout(key, objects, numbers);
              if (object >= 0 && cost.isEmpty()) {
                first.addAll(objects.pathOf(object));
                first.add(key);
              }
              if (object >= 0 && !cost.contains(path)) {
                cost.add(path);
              }
            }
          }
          if (!cost.isEmpty()) {
            lost(fault, key, cost, first);
          }
        });
  }

  /**
   * The first of these objects that has nothing under the key: where objects of several types are
   * asked about together, another one may have it from elsewhere.
   */
  private int firstWithout(String key, Targets objects, IntPredicate numbers) {
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < objects.size(); i++) {
      if (numbers.test(objects.number(i)) && !has(objects.reference(i), name)) {
        return i;
      }
    }
    return -1;
  }

  private boolean has(long object, byte[] key) {
    if (run.fetch.calls().isEmpty()) {
      return false;
    }
    int mark = view.top();
    view.push(object);
    int kind = view.find(key, mark, view.top());
    view.pop(mark);
    return kind != MergedView.ABSENT;
  }

  private void lost(Fault fault, String key, List<FetchPath> cost, List<Object> first) {
    List<String> general = new ArrayList<>();
    for (FetchPath path : cost) {
      List<Object> pattern = pattern(path);
      pattern.add(key);
      run.explained.add(pattern);
      String text = path.toString();
      general.add(text.isEmpty() ? key : text + "." + key);
    }
    Map<String, Object> extensions = extensions(fault.code(), fault.service());
    extensions.put("paths", general);
    add(new GraphQlError(fault.message(), List.of(), first, extensions));
  }

  private static List<Object> pattern(FetchPath path) {
    List<Object> pattern = new ArrayList<>();
    for (FetchPath.Segment segment : path.segments()) {
      switch (segment) {
        case FetchPath.Segment.Key key -> pattern.add(key.responseKey());
        case FetchPath.Segment.Items _ -> pattern.add(ResponseErrors.ANY_INDEX);
        case FetchPath.Segment.Types _ -> {}
      }
    }
    return pattern;
  }

  /** The errors that the subgraph itself reports. */
  void reported(Answer.Read answer) {
    JsonTape tape = answer.tape();
    for (int error : FetchRequest.items(tape, answer.errors())) {
      if (run.errors.size() >= limit) {
        return;
      }
      if (tape.kind(error) == JsonTape.OBJECT) {
        reported(answer, error);
      } else {
        lost(new Fault(SUBGRAPH_ERROR, run.fetch.service(), unnamed()));
      }
    }
  }

  private void reported(Answer.Read answer, int error) {
    JsonTape tape = answer.tape();
    String message = string(tape, error, "message");
    int given = find(tape, error, "extensions");
    String code =
        given >= 0 && tape.kind(given) == JsonTape.OBJECT ? string(tape, given, "code") : null;
    String text = message == null ? unnamed() : message;
    String knownCode = code == null ? SUBGRAPH_ERROR : code;
    List<List<Object>> paths = paths(answer, error);
    if (!paths.isEmpty()) {
      Map<String, Object> extensions = extensions(knownCode, run.fetch.service());
      paths.forEach(path -> add(new GraphQlError(text, List.of(), path, extensions)));
    } else if (answer.data() == Answer.NOTHING) {
      lost(new Fault(knownCode, run.fetch.service(), text));
    } else {
      Map<String, Object> extensions = extensions(knownCode, run.fetch.service());
      add(new GraphQlError(text, List.of(), List.of(), extensions));
    }
  }

  /** Where the client sees an error that the subgraph sees at its own path; empty if nowhere. */
  private List<List<Object>> paths(Answer.Read answer, int error) {
    List<Object> given = path(answer.tape(), find(answer.tape(), error, "path"));
    List<Object> path = Renames.applied(run.fetch.fetch().renames(), given);
    List<List<Object>> objects = List.of();
    List<Object> rest = path;
    if (run.fetch.calls().isEmpty()) {
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
    List<CompiledCall> calls = run.fetch.calls();
    for (int i = 0; i < calls.size(); i++) {
      if (calls.get(i).call().responseKey().equals(key)) {
        return i;
      }
    }
    return -1;
  }

  private static List<Object> path(JsonTape tape, int row) {
    List<Object> path = new ArrayList<>();
    if (row >= 0 && tape.kind(row) == JsonTape.ARRAY) {
      for (int step : FetchRequest.items(tape, row)) {
        switch (tape.kind(step)) {
          case JsonTape.STRING -> path.add(tape.text(step));
          case JsonTape.NUMBER -> path.add(index(tape, step));
          default -> {
            return path;
          }
        }
      }
    }
    return path;
  }

  private static int index(JsonTape tape, int row) {
    String text = tape.text(row);
    return text.length() < 10 && !tape.fractional(row) ? Integer.parseInt(text) : -1;
  }

  private static int find(JsonTape tape, int object, String key) {
    return tape.find(object, key.getBytes(StandardCharsets.US_ASCII));
  }

  private static @Nullable String string(JsonTape tape, int object, String key) {
    int row = find(tape, object, key);
    return row >= 0 && tape.kind(row) == JsonTape.STRING ? tape.text(row) : null;
  }

  private String unnamed() {
    return run.fetch.service() + " reported an error.";
  }

  private static Map<String, Object> extensions(String code, String service) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    extensions.put("service", service);
    return extensions;
  }

  private void add(GraphQlError error) {
    if (run.errors.size() < limit) {
      run.errors.add(error);
    }
  }
}
