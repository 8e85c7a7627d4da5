package dev.ilmyeon.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request and what may be answered to it.
 *
 * <p>The first answer, and each that has other bytes than those before, is handed to the {@link
 * Check}, which compares what it says. One that passed is remembered, and an equal one after it
 * costs a comparison of bytes: every answer is read whole, none is trusted for its length or
 * status.
 */
public final class Question {

  /** Decides whether an answer is right. */
  public interface Check {
    boolean isRight(byte[] answer);
  }

  private static final int VARIANTS = 64;

  final byte[] head;
  final byte[] body;
  final int[] headMarks;
  final int[] bodyMarks;

  private final Check check;
  private Known[] known = {};

  private record Known(byte[] bytes, int[] marks) {}

  /**
   * @param headers lines, each with its end
   * @param body JSON
   */
  public Question(String path, String headers, String body, Check check) {
    this.body = body.getBytes(StandardCharsets.UTF_8);
    this.head =
        ("POST "
                + path
                + " HTTP/1.1\r\nhost: 127.0.0.1\r\ncontent-type: application/json\r\n"
                + "accept: application/json\r\ncontent-length: "
                + this.body.length
                + "\r\n"
                + headers
                + "\r\n")
            .getBytes(StandardCharsets.US_ASCII);
    this.headMarks = Marker.positions(head, 0, head.length);
    this.bodyMarks = Marker.positions(this.body, 0, this.body.length);
    this.check = check;
  }

  boolean wasAnswered() {
    return known.length > 0;
  }

  /** Whether an answer to the request with this number is right. Changes the array. */
  boolean accepts(byte[] answer, int from, int length, int number) {
    for (Known each : known) {
      if (each.bytes.length == length && isNumbered(answer, from, each.marks, number)) {
        if (Arrays.equals(each.bytes, 0, length, answer, from, from + length)) {
          return true;
        }
      }
    }
    byte[] other = Arrays.copyOfRange(answer, from, from + length);
    int[] marks = bodyMarks.length == 0 ? bodyMarks : Marker.positions(other, 0, length);
    if (!isNumbered(other, 0, marks, number)) {
      return false;
    }
    boolean right = check.isRight(other);
    if (right && known.length < VARIANTS) {
      known = Arrays.copyOf(known, known.length + 1);
      known[known.length - 1] = new Known(other, marks);
    }
    return right;
  }

  /** … and zeroes the numbers, as they are in what is remembered. */
  private static boolean isNumbered(byte[] answer, int from, int[] marks, int number) {
    boolean all = true;
    for (int mark : marks) {
      int found = Marker.read(answer, from + mark);
      all &= found == number || found == 0;
    }
    if (all && marks.length > 0) {
      int[] places = Arrays.stream(marks).map(mark -> from + mark).toArray();
      Marker.write(answer, places, 0);
    }
    return all;
  }
}
