package dev.ilmyeon.local.process;

import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

/** Ports of this machine. */
public final class LocalPort {

  private LocalPort() {}

  /** Throws {@link Problem} naming the port, who has it if that can be known, and the way out. */
  public static void requireFree(int port, String name, String option) {
    if (isFree(port)) {
      return;
    }
    String owner =
        PortOwner.of(port)
            .map(p -> "process %d (%s)".formatted(p.pid(), p.info().command().orElse("unknown")))
            .orElse("another program");
    throw new Problem(
        "Port %d, where %s is to listen, is used by %s: stop that, or choose another port by %s."
            .formatted(port, name, owner, option));
  }

  /** Whether a server could listen on it, on the loopback address and on all together. */
  public static boolean isFree(int port) {
    return binds(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
        && binds(new InetSocketAddress(port));
  }

  private static boolean binds(InetSocketAddress address) {
    try (ServerSocket socket = new ServerSocket()) {
      socket.setReuseAddress(true);
      socket.bind(address);
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /** One that nobody uses now. */
  public static int anyFree() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
