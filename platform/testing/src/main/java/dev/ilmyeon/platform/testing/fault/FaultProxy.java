package dev.ilmyeon.platform.testing.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Stands before a server on this machine and, from when it is told so, does to whoever asks that
 * server what a bad network or a server in trouble does. Knows bytes only: HTTP and PostgreSQL are
 * the same to it. It has one port for all its life; two virtual threads carry each connection.
 */
public final class FaultProxy implements AutoCloseable {

  private static final int BACKLOG = 100;

  private static final int TRIES = 500;
  private static final long PAUSE_NANOS = 10_000_000;

  private final InetSocketAddress target;
  private final int port;
  private final Set<Link> links = ConcurrentHashMap.newKeySet();
  private @Nullable ServerSocket listening;

  /** Holds the port while nobody listens, so that no other process gets it. */
  private @Nullable Socket held;

  private Fault fault = Fault.NONE;
  private boolean closed;

  private FaultProxy(InetSocketAddress target) throws IOException {
    this.target = target;
    ServerSocket first = bind(0);
    this.port = first.getLocalPort();
    listen(first);
  }

  /** Before the port of this machine. */
  public static FaultProxy before(int targetPort) {
    try {
      return new FaultProxy(new InetSocketAddress(InetAddress.getLoopbackAddress(), targetPort));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public int port() {
    return port;
  }

  /** Connections that are open now. */
  public int connections() {
    return links.size();
  }

  /** From now on. */
  public synchronized void fault(Fault now) {
    fault = now;
    notifyAll();
    try {
      switch (now) {
        case Fault.Dead _ -> die();
        case Fault.None _,
            Fault.Hang _,
            Fault.Latency _,
            Fault.Reset _,
            Fault.Slice _,
            Fault.Truncate _,
            Fault.Stall _,
            Fault.Garbage _,
            Fault.HalfClose _,
            Fault.Flood _ -> {
          if (listening == null && !closed) {
            listen(bind(port));
            release();
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** No fault any more. */
  public void heal() {
    fault(Fault.NONE);
  }

  synchronized Fault fault() {
    return fault;
  }

  /** Until there is another fault than a hanging one, or the connection is closed. */
  synchronized Fault passable(Link link) throws InterruptedException {
    while (fault instanceof Fault.Hang && links.contains(link)) {
      wait();
    }
    return fault;
  }

  private void die() throws IOException {
    if (listening != null) {
      listening.close();
      listening = null;
    }
    links.forEach(Link::reset);
    if (held == null && !closed) {
      held = hold();
    }
  }

  private Socket hold() throws IOException {
    Socket socket = new Socket();
    socket.setReuseAddress(true);
    patiently(() -> socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port)));
    return socket;
  }

  private interface Binding {
    void bind() throws IOException;
  }

  /** The system lets go of a port a moment after it was closed, while somebody accepts on it. */
  private static void patiently(Binding binding) throws IOException {
    for (int tries = 1; ; tries++) {
      try {
        binding.bind();
        return;
      } catch (BindException e) {
        if (tries == TRIES) {
          throw e;
        }
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
  }

  private void release() throws IOException {
    if (held != null) {
      held.close();
      held = null;
    }
  }

  private static ServerSocket bind(int port) throws IOException {
    ServerSocket socket = new ServerSocket();
    socket.setReuseAddress(true);
    InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    patiently(() -> socket.bind(address, BACKLOG));
    return socket;
  }

  private void listen(ServerSocket socket) {
    listening = socket;
    Thread.ofVirtual().name("fault-proxy").start(() -> accept(socket));
  }

  private void accept(ServerSocket socket) {
    while (!socket.isClosed()) {
      try {
        Link link = new Link(this, socket.accept());
        links.add(link);
        Thread.ofVirtual().start(link::open);
      } catch (IOException _) {
        // Nobody listens any more; or who came has gone.
      }
    }
  }

  Socket connect() throws IOException {
    Socket socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.connect(target);
    return socket;
  }

  synchronized void closed(Link link) {
    links.remove(link);
    notifyAll();
  }

  /** Cuts all connections off. */
  @Override
  public synchronized void close() {
    closed = true;
    try {
      release();
      die();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
