package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.error.GraphQlError;
import dev.ilmyeon.gateway.federation.execute.LostFields.Lost;
import dev.ilmyeon.gateway.federation.execute.ReportedErrors.Reported;
import dev.ilmyeon.gateway.federation.execute.ReportedErrors.Subject;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import dev.ilmyeon.gateway.federation.subgraph.FetchListener.Withheld;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphMessages;
import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells the client what went wrong with a request, in the client's terms: its paths and keys, the
 * service's name, a code; never a host, a document or a body, and of what the subgraph says itself
 * no more than {@link SubgraphMessages} lets through. To be asked when all answers are merged that
 * the part of the response waits for.
 */
final class FetchErrors {

  private static final Numbers ASKED = Numbers.those(FetchErrors::isAsked);

  private final FetchRequest request;
  private final SubgraphName service;
  private final Scene scene;
  private final LostFields fields;
  private final ResponseErrors errors;
  private final Troubles troubles;

  /**
   * What is the same for all requests of a run.
   *
   * @param part the part of the response whose errors are told; 0 if it comes whole
   */
  record Scene(ExecutablePlan plan, int part, MergedView view, PlanRun.Environment environment) {

    ClientPaths client() {
      return plan.client(part);
    }

    /** Whether the response comes whole. */
    boolean isWhole() {
      return plan.parts().size() == 1;
    }

    /** Whether the part is where an error of a fetch belongs, at a path or without any. */
    boolean tells(FetchRun run, List<Object> path) {
      return plan.tells(part, run.fetch.fetch().id(), path);
    }
  }

  /**
   * All errors of a run, in the order of the fetches and of their requests, whichever was answered
   * first; to be asked for at the end, since what a failed fetch has cost depends on what the
   * others brought.
   */
  static ResponseErrors of(List<FetchRun> runs, Scene scene) {
    ResponseErrors errors = new ResponseErrors(scene.environment().errorLimit());
    Troubles troubles = new Troubles(scene.environment().errorLimit());
    for (FetchRun run : runs) {
      if (run.providerFault != null || !troubles.isEmpty()) {
        LateObjects.add(run, troubles, scene.view());
      }
      for (FetchRequest request : run.requests) {
        if (request.mayHaveErrors() || !troubles.isEmpty()) {
          new FetchErrors(request, scene, errors, troubles).tell();
        }
      }
    }
    return errors;
  }

  /** {@code errors} and {@code troubles} take what there is to tell. */
  private FetchErrors(FetchRequest request, Scene scene, ResponseErrors errors, Troubles troubles) {
    this.request = request;
    this.service = request.run.fetch.fetch().subgraph();
    this.scene = scene;
    this.fields = new LostFields(request, scene.view(), scene.client(), scene.plan().types());
    this.errors = errors;
    this.troubles = troubles;
  }

  private void tell() {
    LostKeys.find(request, troubles);
    if (request.notAsked != null) {
      Numbers incomplete = Numbers.those(number -> number == Targets.INCOMPLETE);
      lost(request.notAsked, _ -> true, incomplete);
      troubles.add(request, _ -> true, incomplete, request.notAsked);
    }
    switch (request.answer) {
      case null -> {}
      case Answer.Failed _ -> lost(Fault.of(service.value(), request.answer));
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
    Fault fault = Fault.of(service.value(), SubgraphFailure.Kind.MALFORMED);
    IntPredicate calls = call -> call == malformed.call();
    Numbers numbers = Numbers.those(number -> isAsked(number) && malformed.numbers().test(number));
    lost(fault, calls, numbers);
    troubles.add(request, calls, numbers, fault);
  }

  /** The request as a whole brought nothing; false if the client does not miss anything. */
  private boolean lost(Fault fault) {
    return lost(fault, _ -> true, ASKED);
  }

  private static boolean isAsked(int number) {
    return number >= 0;
  }

  private boolean lost(Fault fault, IntPredicate calls, Numbers numbers) {
    return lost(() -> fault, fields.of(calls, numbers, _ -> false));
  }

  private boolean lost(Supplier<Fault> reason, List<Lost> all) {
    if (all.isEmpty()) {
      return false;
    }
    Fault fault = reason.get();
    for (Lost lost : all) {
      Map<String, Object> extensions = extensions(fault);
      extensions.put("paths", List.copyOf(lost.paths().keySet()));
      errors.add(new GraphQlError(fault.message(), List.of(), lost.first(), extensions));
      lost.paths().values().forEach(path -> errors.explain(pattern(path)));
    }
    return true;
  }

  private static List<Object> pattern(List<Object> path) {
    List<Object> pattern = new ArrayList<>(path);
    pattern.replaceAll(step -> step instanceof Integer ? ResponseErrors.ANY_INDEX : step);
    return pattern;
  }

  /** The errors that the subgraph itself reports. */
  private void reported(Answer.Read answer) {
    ReportedErrors reported = new ReportedErrors(request, answer.tape());
    boolean nothing = answer.data() == Answer.NOTHING;
    boolean lost = nothing;
    for (int row : FetchRequest.items(answer.tape(), answer.errors())) {
      if (errors.isFull()) {
        return;
      }
      Reported error = reported.read(row);
      List<List<Object>> paths = reported.paths(error, errors.room());
      paths.forEach(path -> troubles.add(path, Fault.reported(service.value())));
      if (paths.isEmpty() && nothing) {
        lost = lost && lost(() -> fault(error), fields.of(_ -> true, ASKED, _ -> false));
      } else {
        add(
            error,
            paths.isEmpty() ? List.of(List.of()) : paths,
            stepsLost(reported, error, answer));
      }
      if (error.at() != null && reported.isNothing(error.at(), answer.data())) {
        alsoLost(error.at(), nothing);
      } else if (error.at() != null) {
        alsoLost(error.at(), reported, answer.data());
      }
    }
  }

  /**
   * One field's error has taken the object's other fields with it, or all that was asked. That is
   * no news if the object itself is null for it.
   */
  private void alsoLost(Subject at, boolean nothing) {
    boolean gone =
        request.targets.stream()
            .filter(targets -> targets.call() == at.call())
            .allMatch(targets -> isGone(targets, at));
    if (gone && !nothing) {
      return;
    }
    IntPredicate calls = call -> nothing || call == at.call();
    Numbers numbers =
        nothing
            ? Numbers.those(number -> isAsked(number) && !(gone && number == at.number()))
            : Numbers.one(at.number());
    Fault fault = Fault.reported(service.value());
    List<Lost> lost = fields.of(calls, numbers, errors::explains);
    lost(() -> fault, nothing ? lost : news(lost));
    troubles.add(request, calls, numbers, fault);
  }

  /** Where an object is null for want of one field, what else it has not got is none. */
  private static List<Lost> news(List<Lost> all) {
    Set<List<Object>> gone = new HashSet<>();
    all.forEach(each -> gone.addAll(each.fatal()));
    return all.stream()
        .filter(each -> !each.fatal().isEmpty() || !each.isMissingOnlyOn(gone))
        .toList();
  }

  /** Likewise the fields of an object further down, which others know too. */
  private void alsoLost(Subject at, ReportedErrors reported, int data) {
    List<Object> below = reported.givenUp(at, data);
    if (!below.isEmpty()) {
      Fault fault = Fault.reported(service.value());
      IntPredicate calls = call -> call == at.call();
      lost(() -> fault, fields.of(calls, Numbers.one(at.number()), errors::explains));
      reported.paths(at, below, errors.room()).forEach(path -> troubles.add(path, fault));
    }
  }

  private boolean isGone(FetchRequest.CallTargets targets, Subject at) {
    return scene.client().mustHave(targets.objects().path(), at.first())
        && fields.isMissing(targets.objects(), at.number(), at.first());
  }

  /** How many steps an error's path has below an object that was given up for it; 0 if none was. */
  private static int stepsLost(ReportedErrors reported, Reported error, Answer.Read answer) {
    if (error.at() == null || answer.data() == Answer.NOTHING) {
      return 0;
    }
    int givenUp = reported.givenUp(error.at(), answer.data()).size();
    return givenUp == 0 ? 0 : error.at().below().size() - givenUp;
  }

  private void add(Reported error, List<List<Object>> paths, int stepsLost) {
    List<List<Object>> told =
        paths.stream()
            .filter(path -> scene.tells(request.run, visible(missedAt(path, stepsLost))))
            .map(this::visible)
            .toList();
    if (!told.isEmpty()) {
      Fault fault = fault(error);
      told.forEach(path -> add(fault, path));
    }
  }

  private List<Object> visible(List<Object> path) {
    return List.copyOf(scene.client().visible(path));
  }

  /**
   * What the client misses first for an error: the object that was given up for it, unless others
   * know that too. (The field may be deferred and the object not: the subgraph was asked for both.)
   */
  private List<Object> missedAt(List<Object> path, int stepsLost) {
    List<Object> object = path.subList(0, path.size() - stepsLost);
    return scene.isWhole() || stepsLost == 0 || fields.isThere(object) ? path : object;
  }

  private Fault fault(Reported error) {
    Fault unnamed = Fault.reported(service.value());
    String told = error.message() == null ? null : told(error.code(), error.message());
    return new Fault(
        error.code() == null ? unnamed.code() : error.code(),
        service.value(),
        told == null ? unnamed.message() : told);
  }

  private @Nullable String told(@Nullable String code, String message) {
    PlanRun.Environment environment = scene.environment();
    String told = environment.messages().told(service, code, message);
    if (!message.equals(told)) {
      environment.fetchListener().withheld(new Withheld(service, code, message));
    }
    return told;
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
