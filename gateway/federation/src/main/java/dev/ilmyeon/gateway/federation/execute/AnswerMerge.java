package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;

/** Makes an answer part of the objects that it was asked for. */
final class AnswerMerge {

  private final FetchRequest request;
  private final CompiledFetch fetch;
  private final int slot;
  private final Answer.Read answer;
  private final MergedResponse merged;

  /**
   * What cannot be merged.
   *
   * @param call the number of the entity call
   * @param numbers of its entities
   */
  record Malformed(int call, IntPredicate numbers) {}

  AnswerMerge(FetchRequest request, Answer.Read answer, MergedResponse merged) {
    this.request = request;
    this.fetch = request.run.fetch;
    this.slot = merged.put(fetch.fetch().id(), answer.tape(), fetch.service());
    this.answer = answer;
    this.merged = merged;
  }

  /** Only if the answer has data. */
  void merge() {
    if (fetch.calls().isEmpty()) {
      overlay(request.targets, new int[] {answer.data()}, fetch.fetch().renames(), 0);
    }
    for (int i = 0; i < fetch.calls().size(); i++) {
      if (request.sent[i] > 0) {
        merge(i, fetch.calls().get(i));
      }
    }
  }

  private void merge(int number, CompiledCall call) {
    JsonTape tape = answer.tape();
    int list = tape.find(answer.data(), call.key());
    if (list >= 0 && tape.kind(list) == JsonTape.NULL && answer.errors() != Answer.NOTHING) {
      return;
    }
    boolean fits =
        list >= 0 && tape.kind(list) == JsonTape.ARRAY && tape.size(list) == request.sent[number];
    if (!fits) {
      request.malformed.add(new Malformed(number, _ -> true));
      return;
    }
    int[] items = FetchRequest.items(tape, list);
    List<CallTargets> targets = new ArrayList<>(request.targets.size());
    for (CallTargets each : request.targets) {
      if (each.call() == number) {
        targets.add(each);
      }
    }
    overlay(targets, items, renames(call), 2);
    if (Arrays.stream(items).anyMatch(item -> isNoEntity(tape.kind(item)))) {
      request.malformed.add(new Malformed(number, entity -> isNoEntity(tape.kind(items[entity]))));
    }
  }

  /** Those below its entities, to which the first two segments of their paths lead. */
  private List<KeyRename> renames(CompiledCall call) {
    if (fetch.fetch().renames().isEmpty()) {
      return List.of();
    }
    Segment first = new Segment.Key(call.call().responseKey());
    return fetch.fetch().renames().stream()
        .filter(rename -> rename.path().segments().getFirst().equals(first))
        .toList();
  }

  private static boolean isNoEntity(int kind) {
    return kind != JsonTape.OBJECT && kind != JsonTape.NULL;
  }

  /**
   * An object that several targets share is theirs by reference, unless later fetches will merge
   * more into objects inside it: then each has rows of its own, since what is right for one place
   * of the response need not be for another (the client may ask for other things there under the
   * same keys).
   *
   * @param renames below the items, to which the first so many segments of their paths lead
   */
  private void overlay(List<CallTargets> all, int[] items, List<KeyRename> renames, int step) {
    JsonTape tape = answer.tape();
    boolean enteredLater = false;
    for (CallTargets targets : all) {
      enteredLater |= targets.enteredLater();
    }
    boolean[] taken = new boolean[items.length];
    List<Integer> renamed = new ArrayList<>(0);
    for (CallTargets targets : all) {
      Targets objects = targets.objects();
      for (int i = 0; i < objects.size(); i++) {
        int number = objects.number(i);
        if (number >= 0 && tape.kind(items[number]) == JsonTape.OBJECT) {
          boolean copy = enteredLater && taken[number] && tape.holdsObjects(items[number]);
          int row = copy ? tape.copy(items[number]) : items[number];
          if (!renames.isEmpty() && (copy || !taken[number])) {
            renamed.add(row);
          }
          taken[number] = true;
          merged.overlay(objects.reference(i), MergedResponse.reference(slot, row));
        }
      }
    }
    // Not before: what is copied must still be as it came.
    for (int row : renamed) {
      new Renames(merged, slot, tape).apply(renames, step, row);
    }
  }
}
