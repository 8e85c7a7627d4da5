package dev.ilmyeon.bench.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.bench.graph.Graph;
import dev.ilmyeon.bench.subgraph.Frames.Type;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Frame by frame: a gateway's client must find the server as it would find any other. */
class Http2Tests {

  private static final String QUERY = "{\"query\": \"{ topProducts { name } }\"}";
  private static final int PATIENCE = 10_000;

  private SubgraphServer server;
  private Socket socket;
  private InputStream in;
  private OutputStream out;

  /** A frame that the server sent. */
  private record Frame(int type, int flags, int stream, byte[] content) {}

  @BeforeEach
  void connect() throws IOException {
    server = new SubgraphServer(0, "x-test");
    server.serve(Graph.shop(Path.of("../..")), false);
    socket = new Socket();
    socket.setSoTimeout(PATIENCE);
    socket.connect(new InetSocketAddress("127.0.0.1", URI.create(server.url()).getPort()));
    in = socket.getInputStream();
    out = socket.getOutputStream();
    out.write("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
  }

  @AfterEach
  void close() throws IOException {
    socket.close();
    server.close();
  }

  private void send(ByteBuffer frame) throws IOException {
    out.write(frame.array(), 0, frame.remaining());
  }

  /** {@code SETTINGS_INITIAL_WINDOW_SIZE}. */
  private void streamWindow(int size) throws IOException {
    send(
        Frames.frame(
            Type.SETTINGS,
            0,
            0,
            (byte) 0,
            (byte) 4,
            (byte) 0,
            (byte) 0,
            (byte) (size >>> 8),
            (byte) size));
  }

  /** {@code :path} and the counted header as they are, in HPACK without tables. */
  private static byte[] head(String path, boolean counted) throws IOException {
    ByteArrayOutputStream head = new ByteArrayOutputStream();
    head.write(4);
    string(head, path);
    if (counted) {
      head.write(0);
      string(head, "x-test");
      string(head, "1");
    }
    return head.toByteArray();
  }

  private static void string(ByteArrayOutputStream to, String text) throws IOException {
    to.write(text.length());
    to.write(text.getBytes(StandardCharsets.US_ASCII));
  }

  private void post(int stream, String path, boolean counted) throws IOException {
    send(Frames.frame(Type.HEADERS, Frames.END_HEADERS, stream, head(path, counted)));
    send(
        Frames.frame(Type.DATA, Frames.END_STREAM, stream, QUERY.getBytes(StandardCharsets.UTF_8)));
  }

  private Frame next() throws IOException {
    byte[] head = in.readNBytes(Frames.HEAD);
    assertThat(head).as("a frame").hasSize(Frames.HEAD);
    return new Frame(
        head[3], head[4], Frames.number(head, 5), in.readNBytes(Frames.length(head, 0)));
  }

  /** The next frame of a stream. */
  private Frame next(int stream) throws IOException {
    Frame frame = next();
    while (frame.stream() != stream) {
      frame = next();
    }
    return frame;
  }

  private static String text(Frame frame) {
    return new String(frame.content(), StandardCharsets.UTF_8);
  }

  @Test
  void answersWithAHeadAndABody() throws IOException {
    post(1, "/products", true);

    assertThat(next(1).type()).isEqualTo(Type.HEADERS);
    Frame body = next(1);
    assertThat(body.type()).isEqualTo(Type.DATA);
    assertThat(body.flags()).isEqualTo(Frames.END_STREAM);
    assertThat(text(body)).startsWith("{\"data\":{\"topProducts\":[{\"name\":\"Lamp\"}");
    assertThat(server.requests()).containsEntry("products", 1L);
    assertThat(server.headers()).isOne();
  }

  @Test
  void takesHeadsAndBodiesInPieces() throws IOException {
    byte[] head = head("/products", false);
    byte[] body = QUERY.getBytes(StandardCharsets.UTF_8);
    send(Frames.frame(Type.HEADERS, 0, 1, head[0], head[1], head[2]));
    byte[] rest = ByteBuffer.allocate(head.length - 3).put(head, 3, head.length - 3).array();
    send(Frames.frame(Type.CONTINUATION, Frames.END_HEADERS, 1, rest));
    send(Frames.frame(Type.DATA, 0, 1, body));
    // Padded with two bytes, which nothing else is in.
    send(
        Frames.frame(
            Type.DATA, Frames.END_STREAM | Frames.PADDED, 1, (byte) 2, (byte) 0, (byte) 0));

    assertThat(next(1).type()).as("more may come").isEqualTo(Type.WINDOW_UPDATE);
    assertThat(next(1).type()).isEqualTo(Type.HEADERS);
    assertThat(text(next(1))).contains("Lamp");
  }

  @Test
  void sendsNoMoreThanTheClientTakes() throws IOException {
    streamWindow(10);
    post(1, "/products", false);
    assertThat(next(1).type()).isEqualTo(Type.HEADERS);
    Frame first = next(1);
    assertThat(text(first)).isEqualTo("{\"data\":{\"");
    assertThat(first.flags()).isZero();

    send(Frames.windowUpdate(1, 5));
    assertThat(text(next(1))).isEqualTo("topPr");
    streamWindow(40_000);
    Frame rest = next(1);
    assertThat(text(rest)).startsWith("oducts");
    assertThat(rest.flags()).isEqualTo(Frames.END_STREAM);
  }

  @Test
  void answersSeveralAtATime() throws IOException {
    post(1, "/products", false);
    post(3, "/nothing", false);
    post(5, "/oracle", false);

    assertThat(next(1).type()).isEqualTo(Type.HEADERS);
    assertThat(next(3).flags()).isEqualTo(Frames.END_HEADERS | Frames.END_STREAM);
    assertThat(next(5).type()).isEqualTo(Type.HEADERS);
    assertThat(text(next(5))).contains("Lamp");
  }

  @Test
  void answersPingsAndSettings() throws IOException {
    send(
        Frames.frame(
            Type.PING, 0, 0, (byte) 1, (byte) 2, (byte) 3, (byte) 4, (byte) 5, (byte) 6, (byte) 7,
            (byte) 8));
    streamWindow(100);

    assertThat(next().type()).isEqualTo(Type.SETTINGS);
    assertThat(next().type()).isEqualTo(Type.WINDOW_UPDATE);
    Frame pong = next();
    assertThat(pong.type()).isEqualTo(Type.PING);
    assertThat(pong.flags()).isEqualTo(Frames.ACK);
    assertThat(pong.content()).startsWith(1, 2, 3);
    assertThat(next())
        .extracting(Frame::type, Frame::flags)
        .containsExactly((int) Type.SETTINGS, Frames.ACK);
  }
}
