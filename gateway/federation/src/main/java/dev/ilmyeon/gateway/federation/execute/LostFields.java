package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.ExpectedFields.Expected;
import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.queryplan.EntityCall;
import dev.ilmyeon.gateway.federation.queryplan.Fetch;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.response.MergedView;
import dev.ilmyeon.gateway.federation.response.ResponseErrors;
import dev.ilmyeon.gateway.federation.selection.ResponseKeys;
import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds what the client misses when objects of a request get nothing: the outermost fields that
 * were to come, that the client asked for of objects of their type, and that no other subgraph has
 * brought. To be asked when all answers are merged.
 */
final class LostFields {

  private final FetchRequest request;
  private final Fetch fetch;
  private final MergedView view;
  private final ClientPaths client;
  private final RuntimeTypes types;
  private final Map<CallTargets, ExpectedFields> expected = new IdentityHashMap<>();

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
   * @param at where it stands in the document that was sent
   * @param first where it is missing first
   * @param paths everywhere where it is missing: one concrete path for each in Apollo's notation
   * @param fatal the objects, by their path, that are null for want of it
   */
  record Lost(
      int at, List<Object> first, Map<String, List<Object>> paths, Set<List<Object>> fatal) {

    /** Whether all objects that it is missing on are null anyhow. */
    boolean isMissingOnlyOn(Set<List<Object>> objects) {
      return paths.values().stream()
          .allMatch(path -> objects.stream().anyMatch(each -> startsWith(path, each)));
    }

    private static boolean startsWith(List<Object> path, List<Object> start) {
      return path.size() > start.size() && path.subList(0, start.size()).equals(start);
    }
  }

  /**
   * In the order of the document.
   *
   * @param calls the entity calls that are concerned
   * @param numbers which of their objects
   * @param known what need not be found
   */
  List<Lost> of(IntPredicate calls, Numbers numbers, Predicate<List<Object>> known) {
    Map<List<Object>, Lost> lost = new LinkedHashMap<>();
    for (CallTargets targets : request.targets) {
      if (calls.test(targets.call())) {
        new Search(targets, known, lost).objects(numbers, expected(targets));
      }
    }
    return lost.values().stream().sorted(Comparator.comparingInt(Lost::at)).toList();
  }

  private ExpectedFields expected(CallTargets targets) {
    return expected.computeIfAbsent(
        targets,
        _ ->
            ExpectedFields.of(
                fetch,
                request.run.document(),
                targets.call(),
                targets.objects().path(),
                client,
                types));
  }

  /**
   * Whether none of the objects with a number has a value under a key, whoever was asked for it.
   */
  boolean isMissing(Targets objects, int number, Object key) {
    JsonKey name = new JsonKey(String.valueOf(key));
    BitSet there = new BitSet();
    objects.each(
        Numbers.one(number),
        i -> {
          int from = view.top();
          view.push(objects.reference(i));
          int kind = view.find(name, from, view.top());
          there.set(0, there.get(0) || kind != MergedView.ABSENT && kind != JsonTape.NULL);
          view.pop(from);
        });
    return there.isEmpty();
  }

  /** Whether anything is there at a path of the response, whoever was asked for it. */
  boolean isThere(List<Object> path) {
    int top = view.top();
    view.push(view.merged().root());
    int from = top;
    int kind = JsonTape.OBJECT;
    for (Object step : path) {
      int to = view.top();
      kind = below(kind, step, from, to);
      from = to;
    }
    view.pop(top);
    return kind != MergedView.ABSENT && kind != JsonTape.NULL;
  }

  private int below(int kind, Object step, int from, int to) {
    if (kind == JsonTape.OBJECT && step instanceof String key) {
      return view.find(new JsonKey(key), from, to);
    }
    int found = MergedView.ABSENT;
    if (kind == JsonTape.ARRAY && step instanceof Integer index) {
      for (int i = 0; i <= index; i++) {
        view.pop(to);
        found = view.item(from, to);
      }
    }
    return found;
  }

  /** Goes through the objects at one path, and below them as long as there are any. */
  private final class Search {

    private final CallTargets targets;
    private final Predicate<List<Object>> known;
    private final Map<List<Object>, Lost> lost;
    private final Set<Expected> found = Collections.newSetFromMap(new IdentityHashMap<>());

    /** Which object, and the keys and indexes below it. */
    private int object;

    private final List<Object> below = new ArrayList<>();

    Search(CallTargets targets, Predicate<List<Object>> known, Map<List<Object>, Lost> lost) {
      this.targets = targets;
      this.known = known;
      this.lost = lost;
    }

    void objects(Numbers numbers, ExpectedFields fields) {
      String type = represented(targets);
      Targets objects = targets.objects();
      objects.each(
          numbers,
          i -> {
            object = i;
            int from = view.top();
            view.push(objects.reference(i));
            fields(from, view.top(), type, fields);
            view.pop(from);
          });
    }

    /** {@code otherwise}: the object's type if it does not tell. */
    private void fields(int from, int to, @Nullable String otherwise, ExpectedFields expected) {
      String own = types.of(view, from, to);
      for (Expected field : expected.of(own == null ? otherwise : own)) {
        below.add(field.key());
        int value = view.top();
        int kind = view.find(field.name(), from, to);
        if (kind != MergedView.ABSENT) {
          value(kind, value, view.top(), field.below());
        } else if (!found.contains(field)) {
          lost(field);
        }
        view.pop(value);
        below.removeLast();
      }
    }

    private void value(int kind, int from, int to, ExpectedFields expected) {
      if (kind == JsonTape.OBJECT) {
        fields(from, to, null, expected);
      } else if (kind == JsonTape.ARRAY) {
        int size = view.size(from);
        for (int i = 0; i < size; i++) {
          below.add(i);
          int item = view.top();
          int itemKind = view.item(from, to);
          value(itemKind, item, view.top(), expected);
          view.pop(item);
          below.removeLast();
        }
      }
    }

    private void lost(Expected field) {
      List<Object> path = targets.objects().pathOf(object);
      path.addAll(below);
      if (known.test(path)) {
        return;
      }
      found.add(field);
      StringBuilder general = new StringBuilder(shown(targets.objects().path()));
      List<Object> keys = new ArrayList<>();
      for (Object step : below) {
        Object key =
            step instanceof String own ? ResponseKeys.outside(own) : ResponseErrors.ANY_INDEX;
        general.append(general.isEmpty() ? "" : ".").append(key);
        keys.add(key);
      }
      Lost known =
          lost.computeIfAbsent(
              keys, _ -> new Lost(field.at(), path, new LinkedHashMap<>(), new HashSet<>()));
      known.paths().putIfAbsent(general.toString(), path);
      if (below.size() == 1 && client.mustHave(targets.objects().path(), field.key())) {
        known.fatal().add(path.subList(0, path.size() - 1));
      }
    }
  }

  /** With the client's keys. */
  private static String shown(FetchPath path) {
    List<Segment> segments = new ArrayList<>();
    for (Segment segment : path.segments()) {
      segments.add(
          segment instanceof Segment.Key(String key)
              ? new Segment.Key(ResponseKeys.outside(key))
              : segment);
    }
    return new FetchPath(segments).toString();
  }

  /** As what objects at a path are represented, if always as the same. */
  private @Nullable String represented(CallTargets targets) {
    if (fetch.entities().isEmpty()) {
      return null;
    }
    List<@Nullable String> names = new ArrayList<>();
    for (EntityCall.Target target : fetch.entities().get(targets.call()).targets()) {
      if (target.path().equals(targets.objects().path())) {
        target.representations().forEach(each -> names.add(each.typename()));
      }
    }
    return names.size() == 1 ? names.getFirst() : null;
  }
}
