package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.queryplan.FetchPath.Segment;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
import dev.ilmyeon.gateway.federation.response.MergedResponse;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Undoes internal aliases ({@link KeyRename}): in an answer, before it is merged, and in the paths
 * of its errors.
 */
final class Renames {

  private static final byte[] TYPENAME = "__typename".getBytes(StandardCharsets.US_ASCII);

  private final MergedResponse merged;
  private final int slot;
  private final JsonTape tape;

  /** In the answer that stands at a place of the merged response. */
  Renames(MergedResponse merged, int slot, JsonTape tape) {
    this.merged = merged;
    this.slot = slot;
    this.tape = tape;
  }

  /**
   * In an object of the answer.
   *
   * @param step as many segments of the renames' paths lead to it
   */
  void apply(List<KeyRename> renames, int step, int row) {
    for (KeyRename rename : renames) {
      walk(rename, step, row);
    }
  }

  private void walk(KeyRename rename, int step, int row) {
    int kind = tape.kind(row);
    List<Segment> segments = rename.path().segments();
    if (kind == JsonTape.ARRAY) {
      boolean items = step < segments.size() && segments.get(step) instanceof Segment.Items;
      int stop = tape.closing(row);
      for (int item = tape.first(row); item < stop; item = tape.next(item)) {
        walk(rename, items ? step + 1 : step, item);
      }
      return;
    }
    if (kind != JsonTape.OBJECT) {
      return;
    }
    if (step == segments.size()) {
      int member = tape.find(row, bytes(rename.from()));
      if (member >= 0) {
        rename(row, member, bytes(rename.to()));
      }
      return;
    }
    switch (segments.get(step)) {
      case Segment.Key key -> {
        int member = tape.find(row, bytes(key.responseKey()));
        if (member >= 0) {
          walk(rename, step + 1, member);
        }
      }
      case Segment.Types types -> {
        if (isOneOf(types.names(), row)) {
          walk(rename, step + 1, row);
        }
      }
      case Segment.Items _ -> {}
    }
  }

  /**
   * What stands under the key already is of the same field, asked for of other types besides:
   *
   * <pre>
   *   { owner { id } ... on Car { _0_owner: owner { name } } }      →    owner { id name }
   * </pre>
   */
  private void rename(int object, int member, byte[] key) {
    int known = tape.find(object, key);
    if (known < 0 || known == member || !join(known, member)) {
      tape.rename(object, member, key);
    }
  }

  /** Objects become one, in lists pair by pair, and null yields; false if there is one too many. */
  private boolean join(int known, int more) {
    int kind = tape.kind(known);
    if (tape.kind(more) == JsonTape.NULL) {
      return true;
    }
    if (tape.kind(more) != kind || !JsonTape.composite(kind)) {
      return false;
    }
    if (kind == JsonTape.OBJECT) {
      merged.overlay(MergedResponse.reference(slot, known), MergedResponse.reference(slot, more));
      return true;
    }
    int item = tape.first(known);
    int other = tape.first(more);
    while (item < tape.closing(known) && other < tape.closing(more)) {
      join(item, other);
      item = tape.next(item);
      other = tape.next(other);
    }
    return true;
  }

  private boolean isOneOf(Set<String> names, int object) {
    int typename = tape.find(object, TYPENAME);
    return typename >= 0
        && tape.kind(typename) == JsonTape.STRING
        && names.contains(tape.text(typename));
  }

  /** In a path of keys and indexes from the answer's {@code data}. */
  static List<Object> applied(List<KeyRename> renames, List<Object> path) {
    List<Object> renamed = new ArrayList<>(path);
    for (KeyRename rename : renames) {
      List<String> keys = new ArrayList<>();
      for (Segment segment : rename.path().segments()) {
        if (segment instanceof Segment.Key key) {
          keys.add(key.responseKey());
        }
      }
      keys.add(rename.from());
      int place = placeOf(keys, renamed);
      if (place >= 0) {
        renamed.set(place, rename.to());
      }
    }
    return renamed;
  }

  /** Where in a path the last of these keys stands, if the path starts with them all, or -1. */
  private static int placeOf(List<String> keys, List<Object> path) {
    int next = 0;
    for (int place = 0; place < path.size(); place++) {
      if (path.get(place) instanceof String key) {
        if (!key.equals(keys.get(next))) {
          return -1;
        }
        if (++next == keys.size()) {
          return place;
        }
      }
    }
    return -1;
  }

  private static byte[] bytes(String key) {
    return key.getBytes(StandardCharsets.UTF_8);
  }
}
