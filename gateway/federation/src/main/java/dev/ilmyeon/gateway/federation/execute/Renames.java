package dev.ilmyeon.gateway.federation.execute;

import dev.ilmyeon.gateway.federation.queryplan.FetchPath;
import dev.ilmyeon.gateway.federation.queryplan.KeyRename;
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

  private Renames() {}

  /** In an answer, whose {@code data} is the object {@code data}. */
  static void apply(List<KeyRename> renames, JsonTape tape, int data) {
    for (KeyRename rename : renames) {
      walk(rename, 0, tape, data);
    }
  }

  private static void walk(KeyRename rename, int step, JsonTape tape, int row) {
    int kind = tape.kind(row);
    List<FetchPath.Segment> segments = rename.path().segments();
    if (kind == JsonTape.ARRAY) {
      boolean items =
          step < segments.size() && segments.get(step) instanceof FetchPath.Segment.Items;
      int stop = tape.closing(row);
      for (int item = tape.first(row); item < stop; item = tape.next(item)) {
        walk(rename, items ? step + 1 : step, tape, item);
      }
      return;
    }
    if (kind != JsonTape.OBJECT) {
      return;
    }
    if (step == segments.size()) {
      int member = tape.find(row, bytes(rename.from()));
      if (member >= 0) {
        tape.rename(row, member, bytes(rename.to()));
      }
      return;
    }
    switch (segments.get(step)) {
      case FetchPath.Segment.Key key -> {
        int member = tape.find(row, bytes(key.responseKey()));
        if (member >= 0) {
          walk(rename, step + 1, tape, member);
        }
      }
      case FetchPath.Segment.Types types -> {
        if (isOneOf(types.names(), tape, row)) {
          walk(rename, step + 1, tape, row);
        }
      }
      case FetchPath.Segment.Items _ -> {}
    }
  }

  private static boolean isOneOf(Set<String> names, JsonTape tape, int object) {
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
      for (FetchPath.Segment segment : rename.path().segments()) {
        if (segment instanceof FetchPath.Segment.Key key) {
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
