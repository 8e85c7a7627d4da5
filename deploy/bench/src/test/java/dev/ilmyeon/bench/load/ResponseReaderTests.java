package dev.ilmyeon.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Over a real connection, a few bytes at a time. */
class ResponseReaderTests {

  private final ResponseReader reader = new ResponseReader();
  private final ByteBuffer buffer = ByteBuffer.allocate(7);

  private SocketChannel here;
  private SocketChannel there;

  @BeforeEach
  void connect() throws IOException {
    try (ServerSocketChannel server = ServerSocketChannel.open()) {
      server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      here = SocketChannel.open(server.getLocalAddress());
      there = server.accept();
    }
  }

  @AfterEach
  void close() throws IOException {
    here.close();
    there.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhello world",
        "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n6\r\nhello \r\n5;x=y\r\nworld\r\n0\r\n\r\n"
      })
  void readsBodiesByLengthAndInChunksAgainAndAgain(String response) throws IOException {
    for (int i = 0; i < 3; i++) {
      there.write(ByteBuffer.wrap(response.getBytes(US_ASCII)));

      assertThat(reader.read(here, buffer)).isTrue();
      assertThat(reader.status()).isEqualTo(200);
      assertThat(new String(reader.body(), reader.bodyFrom(), reader.bodyLength(), US_ASCII))
          .isEqualTo("hello world");
      reader.reset();
    }
  }

  @Test
  void failsIfTheConnectionEndsInTheMiddle() throws IOException {
    there.write(
        ByteBuffer.wrap("HTTP/1.1 200 OK\r\nContent-Length: 11\r\n\r\nhel".getBytes(US_ASCII)));
    there.close();

    assertThatIOException().isThrownBy(() -> reader.read(here, buffer));
  }
}
