package dev.ilmyeon.bench.subgraph;

import dev.ilmyeon.bench.graph.Graph;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * All subgraphs of a graph, at {@code /NAME}, and at {@code /oracle} the whole graph, on one
 * thread, in HTTP/1.1 or HTTP/2 as each client begins. It costs so little that a gateway on a
 * processor of its own is what limits a measurement.
 */
public final class SubgraphServer implements AutoCloseable {

  public static final String ORACLE = "oracle";

  private final Selector selector;
  private final ServerSocketChannel listener;
  private final Site site;

  private volatile Map<String, Answers> answers = Map.of();
  private volatile Served[] served = {};
  private volatile long headers;
  private volatile boolean closing;

  /** A path with what answers there. */
  private record Served(byte[] path, Answers answers) {}

  /**
   * On 127.0.0.1.
   *
   * @param header requests that have it are counted
   */
  public SubgraphServer(int port, String header) throws IOException {
    this.site = site(header.toLowerCase(Locale.ROOT));
    selector = Selector.open();
    listener = ServerSocketChannel.open();
    listener.setOption(StandardSocketOptions.SO_REUSEADDR, true);
    listener.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1024);
    listener.configureBlocking(false);
    listener.register(selector, SelectionKey.OP_ACCEPT);
    Thread.ofPlatform().name("subgraphs").daemon().start(this::run);
  }

  private Site site(String header) {
    return new Site() {
      @Override
      public String counted() {
        return header;
      }

      @Override
      public @Nullable ByteBuffer answer(Post post, boolean withHead) {
        return SubgraphServer.this.answer(post, withHead);
      }
    };
  }

  public String url() {
    return "http://127.0.0.1:" + listener.socket().getLocalPort();
  }

  /** Serves a graph from now on, with nothing remembered of another one. */
  public void serve(Graph graph, boolean marked) {
    Map<String, Answers> next = new LinkedHashMap<>();
    graph.subgraphs().forEach((name, answerer) -> next.put(name, new Answers(answerer, marked)));
    next.put(ORACLE, new Answers(graph.oracle(), marked));
    answers = next;
    served =
        next.entrySet().stream()
            .map(each ->
                new Served(
                    ("/" + each.getKey()).getBytes(StandardCharsets.US_ASCII), each.getValue()))
            .toArray(Served[]::new);
  }

  /** How often each was asked until now. */
  public Map<String, Long> requests() {
    Map<String, Long> counts = new LinkedHashMap<>();
    answers.forEach((name, each) -> counts.put(name, each.requests()));
    return counts;
  }

  /** How many requests had the header. */
  public long headers() {
    return headers;
  }

  private void run() {
    try (selector;
        listener) {
      while (!closing) {
        selector.select(this::serve);
      }
      for (SelectionKey each : selector.keys()) {
        each.channel().close();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void serve(SelectionKey key) {
    if (key.isAcceptable()) {
      accept();
      return;
    }
    Connection connection = (Connection) key.attachment();
    try {
      if (key.isReadable()) {
        connection.read();
      }
      int wanted = connection.write();
      if (key.interestOps() != wanted) {
        key.interestOps(wanted);
      }
    } catch (IOException e) {
      key.cancel();
      connection.close();
    }
  }

  private void accept() {
    try {
      for (SocketChannel next = listener.accept(); next != null; next = listener.accept()) {
        next.configureBlocking(false);
        next.setOption(StandardSocketOptions.TCP_NODELAY, true);
        next.register(selector, SelectionKey.OP_READ, new Connection(next, site));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @SuppressWarnings("NonAtomicOperationOnVolatileField") // one writer
  private @Nullable ByteBuffer answer(Site.Post post, boolean withHead) {
    for (Served each : served) {
      if (Arrays.equals(
          post.path(), post.pathFrom(), post.pathTo(), each.path, 0, each.path.length)) {
        if (post.counted()) {
          headers++;
        }
        return each.answers.answer(post.body(), post.from(), post.to(), withHead);
      }
    }
    return null;
  }

  /** The thread ends, and with it what it holds, as soon as it has seen this. */
  @Override
  public void close() {
    closing = true;
    selector.wakeup();
  }
}
