package dev.ilmyeon.bench.load;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Asks questions in turn over a number of connections, each of which asks again as soon as it has
 * its answer. One thread, the caller's; bounded in time and in requests.
 *
 * <p>Numbers for the markers go on from run to run, so that no request is ever repeated.
 */
public final class LoadGenerator {

  /** An answer that takes longer is an error, and so is what is still missing at the end. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final InetSocketAddress address;
  private final List<Question> questions;
  private final ByteBuffer buffer = ByteBuffer.allocateDirect(256 * 1024);

  private int asked;

  public LoadGenerator(InetSocketAddress address, List<Question> questions) {
    this.address = address;
    this.questions = List.copyOf(questions);
  }

  /** Whether each question was answered, rightly, at least once. */
  public boolean hasAskedAll() {
    return questions.stream().allMatch(Question::wasAnswered);
  }

  /** Runs for a time, or until so many requests are answered. */
  public LoadResult run(int connections, Duration time, long requests) throws IOException {
    try (Selector selector = Selector.open()) {
      return new Run(selector, time.toNanos(), requests).run(connections);
    }
  }

  private final class Run {

    private final Selector selector;
    private final long requests;
    private final long started = System.nanoTime();
    private final long end;
    private final Set<Client> clients = new HashSet<>();
    private final Latencies latencies = new Latencies();

    private long sent;
    private long answered;
    private long inTime;
    private long bytes;
    private long wrong;
    private long broken;
    private @Nullable String firstError;
    private long last = started;

    Run(Selector selector, long nanos, long requests) {
      this.selector = selector;
      this.requests = requests;
      this.end = started + nanos;
    }

    LoadResult run(int connections) throws IOException {
      for (int i = 0; i < connections; i++) {
        open();
      }
      long deadline = end + PATIENCE.toNanos();
      while (!clients.isEmpty() && System.nanoTime() < deadline) {
        selector.select(this::serve, 100);
      }
      broken += clients.size();
      clients.forEach(Client::close);
      double seconds = (Math.min(last, end) - started) / 1e9;
      return new LoadResult(
          answered,
          (last - started) / 1e9,
          inTime / seconds,
          bytes,
          wrong,
          broken,
          latencies,
          firstError == null ? "" : firstError);
    }

    private void open() throws IOException {
      Client client = new Client(selector, address, questions.getFirst());
      clients.add(client);
      next(client);
    }

    private void next(Client client) throws IOException {
      if (sent >= requests || System.nanoTime() >= end) {
        clients.remove(client);
        client.close();
        return;
      }
      sent++;
      asked = asked == 99_999_999 ? 1 : asked + 1;
      client.ask(questions.get(asked % questions.size()), asked);
    }

    private void serve(SelectionKey key) {
      Client client = (Client) key.attachment();
      try {
        if (client.hasToWrite()) {
          client.write();
        }
        if (client.read(buffer)) {
          answered(client);
          next(client);
        }
      } catch (IOException e) {
        broke(client, e);
      }
    }

    private void answered(Client client) {
      last = System.nanoTime();
      latencies.add(last - client.sentAt());
      answered++;
      inTime += last <= end ? 1 : 0;
      bytes += client.bodyLength();
      if (!client.isRight()) {
        wrong++;
        firstError = firstError == null ? client.told() : firstError;
      }
    }

    private void broke(Client client, IOException cause) {
      broken++;
      firstError = firstError == null ? String.valueOf(cause) : firstError;
      clients.remove(client);
      client.close();
      try {
        if (broken < 100) {
          open();
        }
      } catch (IOException e) {
        broken++;
      }
    }
  }
}
