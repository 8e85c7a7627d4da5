package dev.ilmyeon.bench.subgraph;

import dev.ilmyeon.bench.graph.Answerer;
import dev.ilmyeon.bench.load.Marker;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One subgraph's answers by their requests' exact bytes (markers aside). An answer is computed when
 * it is asked for first; after that it costs a look into a table.
 */
final class Answers {

  private static final int[] UNMARKED = {};

  private final Answerer answerer;
  private final boolean marked;
  private final Map<Body, Answer> known = new HashMap<>();
  private final Probe probe = new Probe();
  private final CRC32C crc = new CRC32C();

  /** Written by the server's thread alone. */
  private volatile long requests;

  /** {@code marked}: whether requests may have markers. */
  Answers(Answerer answerer, boolean marked) {
    this.answerer = answerer;
    this.marked = marked;
  }

  /**
   * @param whole with the head of HTTP/1.1
   * @param head its length
   */
  private record Answer(ByteBuffer whole, int head, int[] marks) {}

  /** What a table's key is compared by. */
  private abstract static class Body {
    abstract byte[] bytes();

    abstract int from();

    abstract int to();

    abstract int hash();

    @Override
    public final int hashCode() {
      return hash();
    }

    @Override
    public final boolean equals(@Nullable Object other) {
      return other instanceof Body body
          && Arrays.equals(bytes(), from(), to(), body.bytes(), body.from(), body.to());
    }
  }

  private static final class Kept extends Body {
    private final byte[] bytes;
    private final int hash;

    Kept(byte[] bytes, int hash) {
      this.bytes = bytes;
      this.hash = hash;
    }

    @Override
    byte[] bytes() {
      return bytes;
    }

    @Override
    int from() {
      return 0;
    }

    @Override
    int to() {
      return bytes.length;
    }

    @Override
    int hash() {
      return hash;
    }
  }

  /** The one key that is used for looking up. */
  private static final class Probe extends Body {
    private byte[] bytes = {};
    private int from;
    private int to;
    private int hash;

    @Override
    byte[] bytes() {
      return bytes;
    }

    @Override
    int from() {
      return from;
    }

    @Override
    int to() {
      return to;
    }

    @Override
    int hash() {
      return hash;
    }
  }

  long requests() {
    return requests;
  }

  /**
   * The response, to be written by the caller. Zeroes the request's markers.
   *
   * @param withHead whether the body comes after its head in HTTP/1.1
   */
  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  ByteBuffer answer(byte[] bytes, int from, int to, boolean withHead) {
    requests++;
    int[] marks = marked ? Marker.positions(bytes, from, to) : UNMARKED;
    int number = marks.length == 0 ? 0 : Marker.read(bytes, marks[0]);
    Marker.write(bytes, marks, 0);
    crc.reset();
    crc.update(bytes, from, to - from);
    probe.bytes = bytes;
    probe.from = from;
    probe.to = to;
    probe.hash = (int) crc.getValue();
    Answer answer = known.get(probe);
    if (answer == null) {
      answer = compute(new String(bytes, from, to - from, StandardCharsets.UTF_8));
      known.put(new Kept(Arrays.copyOfRange(bytes, from, to), probe.hash), answer);
    }
    ByteBuffer whole =
        answer.marks.length == 0 ? answer.whole.duplicate() : numbered(answer, number);
    return whole.position(withHead ? 0 : answer.head);
  }

  private static ByteBuffer numbered(Answer answer, int number) {
    byte[] copy = new byte[answer.whole.capacity()];
    answer.whole.get(0, copy);
    Marker.write(copy, answer.marks, number);
    return ByteBuffer.wrap(copy);
  }

  private Answer compute(String request) {
    byte[] body = answerer.answer(request).getBytes(StandardCharsets.UTF_8);
    byte[] whole = Http1.ok(body);
    int[] marks = marked ? Marker.positions(whole, 0, whole.length) : UNMARKED;
    return new Answer(
        ByteBuffer.allocateDirect(whole.length).put(whole).flip(),
        whole.length - body.length,
        marks);
  }
}
