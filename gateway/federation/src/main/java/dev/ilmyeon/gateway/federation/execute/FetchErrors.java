package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.execute.LostFields.Lost;
import dev.ilmyeon.gateway.federation.execute.ReportedErrors.Reported;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Tells the client what went wrong with a request, in the client's terms: its paths and keys, the
 * service's name, a code; never a host, a document or a body.
 */
final class FetchErrors {

  private final FetchRequest request;
  private final String service;
  private final ClientPaths client;
  private final LostFields fields;
  private final int limit;

  /** {@code limit}: no more errors than this are of use. */
  FetchErrors(
      FetchRequest request, MergedView view, ClientPaths client, RuntimeTypes types, int limit) {
    this.request = request;
    this.service = request.run.fetch.service();
    this.client = client;
    this.fields = new LostFields(request, view, client, types);
    this.limit = limit;
  }

  /** The request as a whole brought nothing; false if the client does not miss anything. */
  boolean lost(Fault fault) {
    return lost(fault, _ -> true, FetchErrors::isAsked);
  }

  /** Some objects were not asked about, through the fault of another service. */
  void notAsked(Fault fault) {
    lost(fault, _ -> true, number -> number == Targets.INCOMPLETE);
  }

  /**
   * An entity call brought something that cannot be used.
   *
   * @param call its number
   * @param numbers of the entities that are concerned
   */
  void malformed(int call, IntPredicate numbers) {
    Fault fault = Fault.of(service, SubgraphFailure.Kind.MALFORMED);
    lost(fault, each -> each == call, number -> isAsked(number) && numbers.test(number));
  }

  private static boolean isAsked(int number) {
    return number >= 0;
  }

  private boolean lost(Fault fault, IntPredicate calls, IntPredicate numbers) {
    List<Lost> all = fields.of(calls, numbers);
    for (Lost lost : all) {
      List<String> general = new ArrayList<>();
      for (FetchPath path : lost.paths()) {
        List<Object> pattern = pattern(path);
        pattern.add(lost.key());
        request.run.explained.add(pattern);
        String text = path.toString();
        general.add(text.isEmpty() ? lost.key() : text + "." + lost.key());
      }
      Map<String, Object> extensions = extensions(fault.code(), fault.service());
      extensions.put("paths", general);
      add(new GraphQlError(fault.message(), List.of(), lost.first(), extensions));
    }
    return !all.isEmpty();
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
    ReportedErrors errors = new ReportedErrors(request, client, answer.tape());
    boolean lost = answer.data() == Answer.NOTHING;
    for (int row : FetchRequest.items(answer.tape(), answer.errors())) {
      if (request.run.errors.size() >= limit) {
        return;
      }
      Reported error = errors.read(row);
      Fault fault = fault(error);
      List<List<Object>> paths = errors.paths(error, limit);
      Map<String, Object> extensions = extensions(fault.code(), service);
      paths.forEach(path -> add(new GraphQlError(fault.message(), List.of(), path, extensions)));
      if (paths.isEmpty() && lost) {
        lost = lost(fault);
      } else if (paths.isEmpty() && answer.data() != Answer.NOTHING) {
        add(new GraphQlError(fault.message(), List.of(), List.of(), extensions));
      }
    }
  }

  private Fault fault(Reported error) {
    Fault unnamed = Fault.reported(service);
    return new Fault(
        error.code() == null ? unnamed.code() : error.code(),
        service,
        error.message() == null ? unnamed.message() : error.message());
  }

  private static Map<String, Object> extensions(String code, String service) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", code);
    extensions.put("service", service);
    return extensions;
  }

  private void add(GraphQlError error) {
    if (request.run.errors.size() < limit) {
      request.run.errors.add(error);
    }
  }
}
