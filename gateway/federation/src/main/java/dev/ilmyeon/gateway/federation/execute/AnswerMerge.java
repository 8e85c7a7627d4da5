package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.execute.FetchRequest.CallTargets;
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
    JsonTape tape = answer.tape();
    Renames.apply(fetch.fetch().renames(), tape, answer.data());
    if (fetch.calls().isEmpty()) {
      overlay(request.targets, new int[] {answer.data()});
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
    overlay(targets, items);
    if (Arrays.stream(items).anyMatch(item -> isNoEntity(tape.kind(item)))) {
      request.malformed.add(new Malformed(number, entity -> isNoEntity(tape.kind(items[entity]))));
    }
  }

  private static boolean isNoEntity(int kind) {
    return kind != JsonTape.OBJECT && kind != JsonTape.NULL;
  }

  /**
   * An object that several targets share is theirs by reference, unless later fetches will merge
   * more into objects inside it: then each has rows of its own, since what is right for one place
   * of the response need not be for another (the client may ask for other things there under the
   * same keys).
   */
  private void overlay(List<CallTargets> all, int[] items) {
    JsonTape tape = answer.tape();
    boolean enteredLater = false;
    for (CallTargets targets : all) {
      enteredLater |= targets.enteredLater();
    }
    boolean[] taken = new boolean[items.length];
    for (CallTargets targets : all) {
      Targets objects = targets.objects();
      for (int i = 0; i < objects.size(); i++) {
        int number = objects.number(i);
        if (number >= 0 && tape.kind(items[number]) == JsonTape.OBJECT) {
          boolean copy = enteredLater && taken[number] && tape.holdsObjects(items[number]);
          taken[number] = true;
          int row = copy ? tape.copy(items[number]) : items[number];
          merged.overlay(objects.reference(i), MergedResponse.reference(slot, row));
        }
      }
    }
  }
}
