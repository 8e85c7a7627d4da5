package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.execute.LostFields.Lost;
import dev.ilmyeon.gateway.federation.execute.ReportedErrors.Reported;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/**
 * Tells the client what went wrong with a request, in the client's terms: its paths and keys, the
 * service's name, a code; never a host, a document or a body. To be asked when all answers are
 * merged.
 */
final class FetchErrors {

  private final FetchRequest request;
  private final String service;
  private final ClientPaths client;
  private final LostFields fields;
  private final ResponseErrors errors;

  /** {@code errors} takes what there is to tell. */
  FetchErrors(
      FetchRequest request,
      MergedView view,
      ClientPaths client,
      RuntimeTypes types,
      ResponseErrors errors) {
    this.request = request;
    this.service = request.run.fetch.service();
    this.client = client;
    this.fields = new LostFields(request, view, client, types);
    this.errors = errors;
  }

  void tell() {
    if (request.notAsked != null) {
      lost(request.notAsked, _ -> true, number -> number == Targets.INCOMPLETE);
    }
    switch (request.answer) {
      case null -> {}
      case Answer.Failed _ -> lost(Fault.of(service, request.answer));
      case Answer.Read read -> {
        request.malformed.forEach(this::malformed);
        if (read.errors() != Answer.NOTHING) {
          reported(read);
        }
      }
    }
  }

  /** An entity call brought something that cannot be used. */
  private void malformed(AnswerMerge.Malformed malformed) {
    Fault fault = Fault.of(service, SubgraphFailure.Kind.MALFORMED);
    lost(
        fault,
        call -> call == malformed.call(),
        number -> isAsked(number) && malformed.numbers().test(number));
  }

  /** The request as a whole brought nothing; false if the client does not miss anything. */
  private boolean lost(Fault fault) {
    return lost(fault, _ -> true, FetchErrors::isAsked);
  }

  private static boolean isAsked(int number) {
    return number >= 0;
  }

  private boolean lost(Fault fault, IntPredicate calls, IntPredicate numbers) {
    List<Lost> all = fields.of(calls, numbers);
    for (Lost lost : all) {
      Map<String, Object> extensions = extensions(fault);
      extensions.put("paths", List.copyOf(lost.paths().keySet()));
      errors.add(new GraphQlError(fault.message(), List.of(), lost.first(), extensions));
      lost.paths().values().forEach(path -> errors.explain(pattern(path)));
    }
    return !all.isEmpty();
  }

  private static List<Object> pattern(List<Object> path) {
    List<Object> pattern = new ArrayList<>(path);
    pattern.replaceAll(step -> step instanceof Integer ? ResponseErrors.ANY_INDEX : step);
    return pattern;
  }

  /** The errors that the subgraph itself reports. */
  private void reported(Answer.Read answer) {
    ReportedErrors reported = new ReportedErrors(request, client, answer.tape());
    boolean nothing = answer.data() == Answer.NOTHING;
    boolean lost = nothing;
    for (int row : FetchRequest.items(answer.tape(), answer.errors())) {
      if (errors.isFull()) {
        return;
      }
      Reported error = reported.read(row);
      Fault fault = fault(error);
      List<List<Object>> paths = reported.paths(error, errors.room());
      paths.forEach(path -> add(fault, path));
      if (paths.isEmpty() && lost) {
        lost = lost(fault);
      } else if (paths.isEmpty() && !nothing) {
        add(fault, List.of());
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

  private void add(Fault fault, List<Object> path) {
    errors.add(new GraphQlError(fault.message(), List.of(), path, extensions(fault)));
  }

  private static Map<String, Object> extensions(Fault fault) {
    Map<String, Object> extensions = new LinkedHashMap<>();
    extensions.put("code", fault.code());
    extensions.put("service", fault.service());
    return extensions;
  }
}
