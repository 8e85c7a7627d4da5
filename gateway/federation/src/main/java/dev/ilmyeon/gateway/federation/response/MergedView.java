package dev.ilmyeon.gateway.federation.response;

import dev.ilmyeon.gateway.federation.tape.JsonKey;
import dev.ilmyeon.gateway.federation.tape.JsonTape;
import dev.ilmyeon.gateway.federation.tape.SliceMap;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads a {@link MergedResponse} as if it were one document.
 *
 * <p>A value can have parts in several answers: an object has its own row and its overlays; what
 * stands under one key in several of them is, in turn, one value of several parts. The parts of the
 * values being looked at form a stack: {@link #push}, {@link #find} and {@link #item} put a value's
 * parts on top, a value is the range of its parts, and {@link #pop} takes it off. Nothing is
 * allocated but the stack, once.
 *
 * <p>Of parts that disagree: null yields to anything else, and of different kinds or different
 * scalars the earlier slot counts. A list's length is that of its first part.
 *
 * <p>Answers mostly list keys in the order in which they are asked for; each part therefore
 * remembers where it was found last, and looks on from there.
 */
public final class MergedView {

  /** The kind of a value that is not there at all; the others are those of {@link JsonTape}. */
  public static final int ABSENT = 0;

  /** No value. */
  public static final long NOWHERE = -1;

  private static final JsonKey TYPENAME = new JsonKey("__typename");

  private final MergedResponse merged;
  private long[] parts = new long[64];
  private int[] cursors = new int[64];
  private int top;
  private long misfit = NOWHERE;

  public MergedView(MergedResponse merged) {
    this.merged = merged;
  }

  public MergedResponse merged() {
    return merged;
  }

  /** Where the next value's parts will start. */
  public int top() {
    return top;
  }

  public void pop(int mark) {
    top = mark;
  }

  /** The first part of the value whose parts start at {@code from}. */
  public long part(int from) {
    return parts[from];
  }

  public JsonTape tape(int from) {
    return merged.tape(parts[from]);
  }

  public int row(int from) {
    return MergedResponse.row(parts[from]);
  }

  /** Puts an object with its overlays, or another value, on top. */
  public void push(long reference) {
    JsonTape tape = merged.tape(reference);
    int row = MergedResponse.row(reference);
    push(reference, tape, row, tape.kind(row));
  }

  private void push(long reference, JsonTape tape, int row, int kind) {
    if (top == parts.length) {
      parts = Arrays.copyOf(parts, top * 2);
      cursors = Arrays.copyOf(cursors, top * 2);
    }
    parts[top] = reference;
    cursors[top] = row + JsonTape.ROW;
    top++;
    if (kind == JsonTape.OBJECT) {
      int overlay = tape.link(row);
      while (overlay != 0) {
        push(merged.overlayAt(overlay));
        overlay = merged.overlayAfter(overlay);
      }
    }
  }

  /**
   * Puts what an object has under a key on top.
   *
   * @param from the object's first part
   * @param to after its last, at most {@link #top()}
   * @return the kind of value; nothing is on top if it is null or absent
   */
  public int find(JsonKey key, int from, int to) {
    int kind = ABSENT;
    misfit = NOWHERE;
    for (int part = from; part < to; part++) {
      long reference = parts[part];
      JsonTape tape = merged.tape(reference);
      int row = tape.find(MergedResponse.row(reference), key, cursors[part]);
      if (row >= 0) {
        cursors[part] = tape.next(row);
        kind = add(kind, MergedResponse.slot(reference), tape, row);
      }
    }
    return kind;
  }

  /** The number of items of a list whose parts start at {@code from}. */
  public int size(int from) {
    return tape(from).size(row(from));
  }

  /** Puts the next item of a list on top, as {@link #find} does. */
  public int item(int from, int to) {
    int kind = ABSENT;
    misfit = NOWHERE;
    for (int part = from; part < to; part++) {
      long reference = parts[part];
      JsonTape tape = merged.tape(reference);
      int row = cursors[part];
      if (row < tape.closing(MergedResponse.row(reference))) {
        cursors[part] = tape.next(row);
        kind = add(kind, MergedResponse.slot(reference), tape, row);
      }
    }
    return kind;
  }

  /** One more part, of a value that is of {@code kind} so far. */
  private int add(int kind, int slot, JsonTape tape, int row) {
    int found = tape.kind(row);
    if (found == JsonTape.NULL) {
      return kind == ABSENT ? JsonTape.NULL : kind;
    }
    if (kind == ABSENT || kind == JsonTape.NULL) {
      push(MergedResponse.reference(slot, row), tape, row, found);
      return found;
    }
    if (kind == found && JsonTape.composite(kind)) {
      push(MergedResponse.reference(slot, row), tape, row, found);
    } else if (kind != found && (JsonTape.composite(kind) || JsonTape.composite(found))) {
      misfit = MergedResponse.reference(slot, row);
    }
    return kind;
  }

  /**
   * A part of the value found last that could not be used, being of another kind than the others:
   * what stood in it is lost. {@link #NOWHERE} if all could.
   */
  long misfit() {
    return misfit;
  }

  /**
   * What the object's {@code __typename} stands for in {@code types}: of several, the first that is
   * there. (A subgraph with an interface object names the interface, the others the object type.)
   */
  public <T> @Nullable T typed(SliceMap<T> types, int from, int to) {
    for (int part = from; part < to; part++) {
      JsonTape tape = tape(part);
      int row = tape.find(row(part), TYPENAME, cursors[part]);
      if (row >= 0 && tape.kind(row) == JsonTape.STRING) {
        T type = named(types, tape, row);
        if (type != null) {
          return type;
        }
      }
    }
    return null;
  }

  /** What a string stands for in {@code names}, or null. */
  static <T> @Nullable T named(SliceMap<T> names, JsonTape tape, int row) {
    if (tape.escaped(row)) {
      byte[] name = tape.text(row).getBytes(StandardCharsets.UTF_8);
      return names.get(name, 0, name.length);
    }
    return names.get(tape.bytes(), tape.start(row) + 1, tape.end(row) - 1);
  }

  /** The first {@code __typename} as it was given, or null if there is none. */
  public @Nullable String typename(int from, int to) {
    for (int part = from; part < to; part++) {
      JsonTape tape = tape(part);
      int row = tape.find(row(part), TYPENAME, cursors[part]);
      if (row >= 0 && tape.kind(row) == JsonTape.STRING) {
        return tape.text(row);
      }
    }
    return null;
  }
}
