package dev.ilmyeon.platform.testing.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Each fault, done to a server that says what it is told. */
@Timeout(30)
class FaultProxyTests {

  private ServerSocket server;
  private FaultProxy proxy;

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 100, InetAddress.getLoopbackAddress());
    Thread.ofVirtual().start(this::serve);
    proxy = FaultProxy.before(server.getLocalPort());
  }

  @AfterEach
  void stop() throws IOException {
    proxy.close();
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try {
        Socket connection = server.accept();
        Thread.ofVirtual().start(() -> echo(connection));
      } catch (IOException _) {
        return;
      }
    }
  }

  private static void echo(Socket connection) {
    try (connection) {
      connection.getInputStream().transferTo(connection.getOutputStream());
    } catch (IOException _) {
      // The other side has had enough.
    }
  }

  private Socket connect() throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
    socket.setSoTimeout(10_000);
    return socket;
  }

  private static void send(Socket socket, String text) throws IOException {
    socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String read(Socket socket, int length) throws IOException {
    return new String(socket.getInputStream().readNBytes(length), StandardCharsets.US_ASCII);
  }

  @Test
  void passesAllBothWaysToTheEnd() throws IOException {
    try (Socket socket = connect()) {
      String text = "0123456789".repeat(10_000);
      Thread.ofVirtual()
          .start(() -> {
            try {
              send(socket, text);
              socket.shutdownOutput();
            } catch (IOException _) {
              // Seen by who reads.
            }
          });

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII))
          .isEqualTo(text);
    }
    await().until(() -> proxy.connections() == 0);
  }

  @Test
  void isDeadAndComesBackAtTheSamePort() throws IOException {
    int port = proxy.port();
    try (Socket socket = connect()) {
      send(socket, "a");
      assertThat(read(socket, 1)).isEqualTo("a");
      proxy.fault(new Fault.Dead());

      assertCutOff(socket);
      assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
    }
    proxy.heal();

    assertThat(proxy.port()).isEqualTo(port);
    try (Socket socket = connect()) {
      send(socket, "b");
      assertThat(read(socket, 1)).isEqualTo("b");
    }
  }

  @Test
  void hangsAndGoesOn() throws IOException {
    try (Socket before = connect()) {
      send(before, "a");
      assertThat(read(before, 1)).isEqualTo("a");
      proxy.fault(new Fault.Hang());
      send(before, "b");
      try (Socket during = connect()) {
        send(during, "c");
        assertSilent(before);
        assertSilent(during);
        proxy.heal();

        assertThat(read(before, 1)).isEqualTo("b");
        assertThat(read(during, 1)).isEqualTo("c");
      }
    }
  }

  /** Which of both a client sees depends on the system. */
  private static void assertCutOff(Socket socket) throws IOException {
    try {
      assertThat(socket.getInputStream().read()).isNegative();
    } catch (SocketException _) {
      // Reset.
    }
  }

  private static void assertSilent(Socket socket) throws IOException {
    socket.setSoTimeout(100);
    assertThatThrownBy(() -> socket.getInputStream().read())
        .isInstanceOf(SocketTimeoutException.class);
    socket.setSoTimeout(10_000);
  }

  @Test
  void answersLater() throws IOException {
    proxy.fault(new Fault.Latency(Duration.ofMillis(150)));
    try (Socket socket = connect()) {
      long started = System.nanoTime();
      send(socket, "a");

      assertThat(read(socket, 1)).isEqualTo("a");
      assertThat(Duration.ofNanos(System.nanoTime() - started))
          .isGreaterThanOrEqualTo(Duration.ofMillis(150));
    }
  }

  @Test
  void resetsWhoAsks() throws IOException {
    proxy.fault(new Fault.Reset());
    try (Socket socket = connect()) {
      send(socket, "a");

      assertCutOff(socket);
    }
  }

  @Test
  void slices() throws IOException {
    proxy.fault(new Fault.Slice(3, Duration.ofMillis(20)));
    try (Socket socket = connect()) {
      send(socket, "0123456789");
      InputStream in = socket.getInputStream();
      int first = in.read(new byte[10]);

      assertThat(first).isLessThan(10);
      assertThat(in.readNBytes(10 - first)).hasSize(10 - first);
    }
  }

  @Test
  void truncates() throws IOException {
    proxy.fault(new Fault.Truncate(4));
    try (Socket socket = connect()) {
      send(socket, "0123456789");

      assertThat(read(socket, 10)).isEqualTo("0123");
    }
  }

  @Test
  void stalls() throws IOException {
    proxy.fault(new Fault.Stall(4));
    try (Socket socket = connect()) {
      send(socket, "0123456789");

      assertThat(read(socket, 4)).isEqualTo("0123");
      assertSilent(socket);
    }
  }

  @Test
  void talksGarbageOfTheSameLength() throws IOException {
    proxy.fault(new Fault.Garbage());
    try (Socket socket = connect()) {
      send(socket, "0123456789");

      assertThat(read(socket, 10))
          .hasSize(10)
          .doesNotContainAnyWhitespaces()
          .doesNotMatch(".*\\d.*");
    }
  }

  @Test
  void closesItsHalf() throws IOException {
    proxy.fault(new Fault.HalfClose());
    try (Socket socket = connect()) {
      send(socket, "0");

      assertThat(socket.getInputStream().read()).isNegative();
    }
  }

  @Test
  void floodsWhoAsksUntilItIsOver() throws IOException {
    proxy.fault(new Fault.Flood("a\u00ff"));
    try (Socket socket = connect()) {
      send(socket, "0");

      assertThat(socket.getInputStream().readNBytes(100_000))
          .startsWith('a', 0xFF, 0, 0)
          .endsWith(0, 0);
      proxy.heal();
      assertThatThrownBy(() -> socket.getInputStream().transferTo(OutputStream.nullOutputStream()))
          .isInstanceOf(SocketException.class);
    }
  }
}
