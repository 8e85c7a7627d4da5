package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * One request of a fetch: what it asked about, and its answer. Touched only by whoever drains the
 * {@link PlanRun}, but for {@link #answer}, which the transport's thread sets before it hands the
 * request over.
 */
final class FetchRequest {

  final FetchRun run;

  /** For each call and each of its targets; or one entry for a fetch of root fields. */
  final List<CallTargets> targets = new ArrayList<>();

  /** How many representations each call sends. */
  final int[] sent;

  /** Why some of its objects are not asked about; null if all are. */
  @Nullable Fault notAsked;

  long startedAt;
  @Nullable Runnable cancel;
  final AtomicBoolean settled = new AtomicBoolean();

  /** Null before it is there, and always if nothing is asked. */
  @Nullable Answer answer;

  /** What it says of keeping it; null if nothing. */
  @Nullable String cacheControl;

  /** For how many seconds that was kept elsewhere. */
  int age;

  /** What of the answer cannot be used. */
  final List<AnswerMerge.Malformed> malformed = new ArrayList<>();

  FetchRequest(FetchRun run) {
    this.run = run;
    this.sent = new int[run.fetch.calls().size()];
  }

  /**
   * The objects of one target path.
   *
   * @param call the number of the entity call; 0 for a fetch of root fields, in which all objects
   *     have the number 0
   */
  record CallTargets(int call, Targets objects, boolean enteredLater) {}

  /** False if all was asked for, and came as it should. */
  boolean mayHaveErrors() {
    boolean complete =
        answer == null || answer instanceof Answer.Read read && read.errors() == Answer.NOTHING;
    return !complete || notAsked != null || !malformed.isEmpty();
  }

  /** The objects that get the entity of a number. */
  List<List<Object>> pathsOf(int call, int number) {
    List<List<Object>> paths = new ArrayList<>();
    for (CallTargets each : targets) {
      if (each.call() == call) {
        Targets objects = each.objects();
        objects.each(Numbers.one(number), i -> paths.add(objects.pathOf(i)));
      }
    }
    return paths;
  }

  /** Rows of an array's items. */
  static int[] items(JsonTape tape, int array) {
    int[] rows = new int[tape.size(array)];
    int row = tape.first(array);
    for (int i = 0; i < rows.length; i++, row = tape.next(row)) {
      rows[i] = row;
    }
    return rows;
  }
}
