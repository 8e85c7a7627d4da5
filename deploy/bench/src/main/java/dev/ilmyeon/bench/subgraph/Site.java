package dev.ilmyeon.bench.subgraph;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/** What answers at the server's paths, whatever HTTP is spoken. */
interface Site {

  /**
   * A request, by its places in arrays that are its connection's. The answer is found before they
   * are read into again.
   *
   * @param path from {@code pathFrom} to {@code pathTo}
   * @param counted whether it has the header that is counted
   * @param body from {@code from} to {@code to}; markers in it are zeroed
   */
  record Post(
      byte[] path, int pathFrom, int pathTo, boolean counted, byte[] body, int from, int to) {}

  /** The header that is counted, in small letters. */
  String counted();

  /**
   * The response to be written by the caller; null if nothing is there.
   *
   * @param withHead whether the body comes after its head in HTTP/1.1
   */
  @Nullable ByteBuffer answer(Post post, boolean withHead);
}
