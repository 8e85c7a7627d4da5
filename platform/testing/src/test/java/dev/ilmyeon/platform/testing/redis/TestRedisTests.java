package dev.ilmyeon.platform.testing.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class TestRedisTests {

  private static String ask(int port, String command) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.getOutputStream().write((command + "\r\nQUIT\r\n").getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void isKilledAndComesBackEmpty() throws IOException {
    try (TestRedis redis = TestRedis.start()) {
      assertThat(ask(redis.port(), "SET a 1")).startsWith("+OK");
      int port = redis.port();

      redis.kill();
      assertThatThrownBy(() -> ask(port, "GET a")).isInstanceOf(IOException.class);
      redis.restart();

      assertThat(redis.port()).isEqualTo(port);
      assertThat(ask(port, "GET a")).startsWith("$-1");
    }
  }
}
