package dev.ilmyeon.local;

import dev.ilmyeon.local.process.LocalPort;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Four ports in a row that nobody uses, below those that the system hands out by itself. */
final class FreePorts {

  private FreePorts() {}

  static int one() {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static int base() {
    while (true) {
      int base = ThreadLocalRandom.current().nextInt(20_000, 32_000);
      if (IntStream.range(base, base + 4).allMatch(LocalPort::isFree)) {
        return base;
      }
    }
  }
}
