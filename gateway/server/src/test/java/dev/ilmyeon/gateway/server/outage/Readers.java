package dev.ilmyeon.gateway.server.outage;

import dev.ilmyeon.gateway.server.fixture.Http;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Clients that ask for the page all the time. Each answer is whole or lacks what one side knows, or
 * else it is wrong.
 */
final class Readers implements AutoCloseable {

  private static final int READERS = Long.getLong("outages.answers", 0) == 0 ? 8 : 16;

  private final Http http;
  private final String whole = Side.page();
  private final Set<String> partial;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Long> nanos = new ConcurrentLinkedQueue<>();
  private final Queue<String> wrong = new ConcurrentLinkedQueue<>();
  private final AtomicLong answers = new AtomicLong();
  private final AtomicLong wholeAnswers = new AtomicLong();
  private final AtomicLong partialAnswers = new AtomicLong();
  private final AtomicLong wholeInARow = new AtomicLong();
  private final AtomicLong refused = new AtomicLong();
  private volatile boolean stopped;

  Readers(int port, Side troubled) {
    this.http = new Http(port);
    this.partial = troubled.lossy();
    for (int i = 0; i < READERS; i++) {
      threads.submit(this::read);
    }
  }

  private void read() {
    while (!stopped) {
      long started = System.nanoTime();
      try {
        check(http.graphQl(Side.QUERY));
      } catch (RuntimeException e) {
        refused.incrementAndGet();
        wrong.add(e.toString());
      }
      nanos.add(System.nanoTime() - started);
      answers.incrementAndGet();
    }
  }

  private void check(HttpResponse<String> response) {
    String body = response.body();
    if (response.statusCode() != 200) {
      refused.incrementAndGet();
    }
    if (response.statusCode() == 200 && body.startsWith(whole) && !body.contains("errors")) {
      wholeAnswers.incrementAndGet();
      wholeInARow.incrementAndGet();
      return;
    }
    wholeInARow.set(0);
    if (response.statusCode() == 200
        && partial.stream().anyMatch(body::startsWith)
        && body.contains("errors")) {
      partialAnswers.incrementAndGet();
    } else {
      wrong.add(response.statusCode() + " " + body);
    }
  }

  /** Forgets how long answers took until now, and what was wrong with them. */
  void measureFromNow() {
    nanos.clear();
    wrong.clear();
    refused.set(0);
  }

  long answers() {
    return answers.get();
  }

  /** Since the last one that was not. */
  long wholeInARow() {
    return wholeInARow.get();
  }

  long wholeAnswers() {
    return wholeAnswers.get();
  }

  long partialAnswers() {
    return partialAnswers.get();
  }

  /** Answers that were no 200. */
  long refused() {
    return refused.get();
  }

  List<String> wrong() {
    return List.copyOf(wrong);
  }

  /** Milliseconds within which so many of a hundred answers came. */
  double[] millis(double... percent) {
    long[] all = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(percent)
        .map(each -> all.length == 0 ? 0 : all[(int) ((all.length - 1) * each / 100)] / 1e6)
        .toArray();
  }

  @Override
  public void close() {
    stopped = true;
    threads.close();
  }
}
