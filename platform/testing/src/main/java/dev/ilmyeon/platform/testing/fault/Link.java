package dev.ilmyeon.platform.testing.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One connection: bytes are carried both ways, and the proxy's fault is done to them. */
final class Link {

  private static final int PART = 16 * 1024;

  /** Turns a byte into another; nothing of HTTP, of JSON or of PostgreSQL is left. */
  private static final int OTHER = 0x5A;

  private final FaultProxy proxy;
  private final Socket client;
  private final AtomicInteger ended = new AtomicInteger();
  private volatile @Nullable Socket server;
  private int answered;

  Link(FaultProxy proxy, Socket client) {
    this.proxy = proxy;
    this.client = client;
  }

  /** Carries what is asked; starts who carries what is answered. */
  void open() {
    try {
      client.setTcpNoDelay(true);
      proxy.passable(this);
      Socket connected = proxy.connect();
      server = connected;
      Thread.ofVirtual().start(() -> carryAnswers(connected));
      InputStream in = client.getInputStream();
      OutputStream out = connected.getOutputStream();
      byte[] part = new byte[PART];
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        ask(part, length, out);
      }
      connected.shutdownOutput();
      endOneWay();
    } catch (IOException | InterruptedException _) {
      reset();
    }
  }

  private void ask(byte[] part, int length, OutputStream out)
      throws IOException, InterruptedException {
    switch (proxy.passable(this)) {
      case Fault.Reset _, Fault.Dead _ -> throw new IOException("reset");
      case Fault.HalfClose _ -> endAnswers();
      case Fault.Flood flood -> flood(flood);
      case Fault.None _,
          Fault.Hang _,
          Fault.Latency _,
          Fault.Slice _,
          Fault.Truncate _,
          Fault.Stall _,
          Fault.Garbage _ ->
          out.write(part, 0, length);
    }
  }

  private void carryAnswers(Socket from) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = client.getOutputStream();
      byte[] part = new byte[PART];
      for (int length = in.read(part); length >= 0; length = in.read(part)) {
        if (!answer(part, length, out)) {
          break;
        }
      }
      endAnswers();
      endOneWay();
    } catch (IOException | InterruptedException _) {
      reset();
    }
  }

  private synchronized void endAnswers() throws IOException {
    if (!client.isOutputShutdown()) {
      client.shutdownOutput();
    }
  }

  /** Whether more may follow. */
  private boolean answer(byte[] part, int length, OutputStream out)
      throws IOException, InterruptedException {
    switch (proxy.passable(this)) {
      case Fault.None _, Fault.Hang _ -> out.write(part, 0, length);
      case Fault.Latency(Duration delay) -> {
        Thread.sleep(delay);
        out.write(part, 0, length);
      }
      case Fault.Slice(int bytes, Duration pause) -> slice(part, length, bytes, pause, out);
      case Fault.Garbage _ -> {
        for (int i = 0; i < length; i++) {
          part[i] ^= OTHER;
        }
        out.write(part, 0, length);
      }
      case Fault.Truncate(int bytes) -> {
        return upTo(bytes, part, length, out);
      }
      case Fault.Stall(int bytes) -> upTo(bytes, part, length, out);
      case Fault.HalfClose _ -> {
        return false;
      }
      case Fault.Flood _ -> {
        // Nobody is told what was really answered.
      }
      case Fault.Reset _, Fault.Dead _ -> throw new IOException("reset");
    }
    return true;
  }

  /** Ends with the fault; after that nothing on the connection could be understood. */
  private void flood(Fault.Flood flood) throws IOException {
    OutputStream out = client.getOutputStream();
    out.write(flood.start().getBytes(StandardCharsets.ISO_8859_1));
    byte[] zeros = new byte[PART];
    while (proxy.fault() == flood) {
      out.write(zeros);
    }
    throw new IOException("reset");
  }

  private static void slice(byte[] part, int length, int bytes, Duration pause, OutputStream out)
      throws IOException, InterruptedException {
    for (int at = 0; at < length; at += bytes) {
      out.write(part, at, Math.min(bytes, length - at));
      Thread.sleep(pause);
    }
  }

  private boolean upTo(int bytes, byte[] part, int length, OutputStream out) throws IOException {
    int rest = Math.min(length, bytes - answered);
    out.write(part, 0, Math.max(rest, 0));
    answered += Math.max(rest, 0);
    return answered < bytes;
  }

  private void endOneWay() {
    if (ended.incrementAndGet() == 2) {
      close();
    }
  }

  /** At once and without an end, as when a process is killed or a machine lost. */
  void reset() {
    try {
      client.setSoLinger(true, 0);
    } catch (IOException _) {
      // Closed already.
    }
    close();
  }

  private void close() {
    closeQuietly(client);
    Socket other = server;
    if (other != null) {
      closeQuietly(other);
    }
    proxy.closed(this);
  }

  private static void closeQuietly(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // It is not needed any more.
    }
  }
}
