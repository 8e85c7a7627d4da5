package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.response.ObjectNode.PartNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What is still to come of a response: the deferred parts of objects that were written. Those of an
 * object that was taken back are taken back with it.
 */
final class PendingParts {

  /** In the order of the response, those above before those below. */
  static final Comparator<Pending> BY_PATH = (one, other) -> compare(one.path(), other.path());

  private final List<Pending> pending = new ArrayList<>();
  private int announced;

  /** A part of the object at a path. */
  record Pending(int id, List<Object> path, PartNode part) {}

  int mark() {
    return pending.size();
  }

  /** Without what was added since the mark. */
  void truncate(int mark) {
    pending.subList(mark, pending.size()).clear();
  }

  void add(List<Object> path, List<PartNode> parts) {
    parts.forEach(part -> pending.add(new Pending(-1, path, part)));
  }

  boolean isEmpty() {
    return pending.isEmpty();
  }

  /** Those added since the last time that this was asked, each with an id from now on. */
  List<Pending> announce() {
    List<Pending> fresh = new ArrayList<>();
    for (int i = 0; i < pending.size(); i++) {
      if (pending.get(i).id() < 0) {
        Pending each = pending.get(i);
        pending.set(i, new Pending(announced++, each.path(), each.part()));
        fresh.add(pending.get(i));
      }
    }
    return fresh;
  }

  /** Those of one part, by path; they are no longer pending. */
  List<Pending> take(int part) {
    List<Pending> taken = new ArrayList<>();
    pending.removeIf(each -> each.part().number() == part && taken.add(each));
    taken.sort(BY_PATH);
    return taken;
  }

  private static int compare(List<Object> one, List<Object> other) {
    for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
      int step = step(one.get(i), other.get(i));
      if (step != 0) {
        return step;
      }
    }
    return Integer.compare(one.size(), other.size());
  }

  /** At one place there are either keys or indexes. */
  private static int step(Object one, Object other) {
    return one instanceof Integer index && other instanceof Integer otherIndex
        ? index.compareTo(otherIndex)
        : one.toString().compareTo(other.toString());
  }
}
