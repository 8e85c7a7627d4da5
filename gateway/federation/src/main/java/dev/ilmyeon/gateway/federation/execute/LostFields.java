package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.execute.TopLevelKeys.Owners;
import dev.ilmyeon.gateway.federation.plan.EntityCall;
import dev.ilmyeon.gateway.federation.plan.Fetch;
import dev.ilmyeon.gateway.federation.plan.FetchPath;
import dev.ilmyeon.gateway.federation.response.MergedView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the client misses when objects of a request get nothing: the fields that it asked for
 * of objects of their type, and that they have from nowhere else.
 */
final class LostFields {

  private final FetchRequest request;
  private final Fetch fetch;
  private final MergedView view;
  private final ClientPaths client;
  private final RuntimeTypes types;

  LostFields(FetchRequest request, MergedView view, ClientPaths client, RuntimeTypes types) {
    this.request = request;
    this.fetch = request.run.fetch.fetch();
    this.view = view;
    this.client = client;
    this.types = types;
  }

  /**
   * A field that was lost.
   *
   * @param key under which the client expects it
   * @param paths of the objects that lack it
   * @param first where it is missing first
   */
  record Lost(String key, List<FetchPath> paths, List<Object> first) {}

  /**
   * One for each response key, in the order of the document.
   *
   * @param calls the entity calls that are concerned
   * @param numbers which of their objects
   */
  List<Lost> of(IntPredicate calls, IntPredicate numbers) {
    List<Lost> lost = new ArrayList<>();
    for (Map.Entry<String, List<Owners>> each : TopLevelKeys.of(fetch).entrySet()) {
      String key = each.getKey();
      List<FetchPath> paths = new ArrayList<>();
      List<Object> first = new ArrayList<>();
      for (CallTargets targets : request.targets) {
        FetchPath path = targets.objects().path();
        if (calls.test(targets.call()) && !paths.contains(path)) {
          int object = firstWithout(key, each.getValue(), targets, numbers);
          if (object >= 0 && paths.isEmpty()) {
            first.addAll(targets.objects().pathOf(object));
            first.add(key);
          }
          if (object >= 0) {
            paths.add(path);
          }
        }
      }
      if (!paths.isEmpty()) {
        lost.add(new Lost(key, paths, first));
      }
    }
    return lost;
  }

  /** The first of these objects that should have something under the key and has not, or -1. */
  private int firstWithout(
      String key, List<Owners> owners, CallTargets targets, IntPredicate numbers) {
    Targets objects = targets.objects();
    if (!client.asks(objects.path(), key, _ -> true)) {
      return -1;
    }
    byte[] name = key.getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < objects.size(); i++) {
      if (numbers.test(objects.number(i)) && !has(objects.reference(i), name)) {
        String type = type(objects.reference(i), targets);
        if (gets(owners, targets.call(), type)
            && client.asks(
                objects.path(), key, condition -> types.applies(List.of(condition), type))) {
          return i;
        }
      }
    }
    return -1;
  }

  private boolean gets(List<Owners> owners, int call, @Nullable String type) {
    return owners.stream()
        .anyMatch(each -> each.call() == call && types.applies(each.conditions(), type));
  }

  private boolean has(long object, byte[] key) {
    if (fetch.entities().isEmpty()) {
      return false;
    }
    int mark = view.top();
    view.push(object);
    int kind = view.find(key, mark, view.top());
    view.pop(mark);
    return kind != MergedView.ABSENT;
  }

  /** As the object says, else as it is represented; null if neither tells. */
  private @Nullable String type(long object, CallTargets targets) {
    String own = types.of(view, object);
    if (own != null || fetch.entities().isEmpty()) {
      return own;
    }
    EntityCall call = fetch.entities().get(targets.call());
    List<@Nullable String> names = new ArrayList<>();
    for (EntityCall.Target target : call.targets()) {
      if (target.path().equals(targets.objects().path())) {
        target.representations().forEach(each -> names.add(each.typename()));
      }
    }
    return names.size() == 1 ? names.getFirst() : null;
  }
}
