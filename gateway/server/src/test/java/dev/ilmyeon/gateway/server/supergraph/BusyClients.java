package dev.ilmyeon.gateway.server.supergraph;

import dev.ilmyeon.gateway.server.fixture.Http;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/** Clients that ask all the time, and note every answer that is not exactly what it should be. */
final class BusyClients implements AutoCloseable {

  private static final int CLIENTS = 4;

  private static final List<Map.Entry<String, String>> KNOWN =
      List.of(
          Map.entry("{ title strip }", "{\"data\":{\"title\":\"광명시\",\"strip\":\"흐림\"}}"),
          Map.entry(
              "{ regions { code sky } }",
              "{\"data\":{\"regions\":[{\"code\":\"KR-11\",\"sky\":\"맑음\"}]}}"),
          Map.entry(
              "mutation { rename(title: \\\"x\\\") }", "{\"data\":{\"rename\":\"renamed\"}}"));

  private final Http http;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<String> failures = new ConcurrentLinkedQueue<>();
  private final AtomicLong answers = new AtomicLong();
  private volatile boolean stopped;

  BusyClients(Http http) {
    this.http = http;
    for (int i = 0; i < CLIENTS; i++) {
      threads.submit(this::askAllTheTime);
    }
  }

  private void askAllTheTime() {
    while (!stopped) {
      KNOWN.forEach(each -> ask(each.getKey(), each.getValue()));
      // Never asked before: it has to be planned.
      ask("query Q%d { title }".formatted(answers.get()), "{\"data\":{\"title\":\"광명시\"}}");
    }
  }

  private void ask(String query, String expected) {
    try {
      HttpResponse<String> response =
          http.post(
              "/graphql",
              "{\"query\":\"%s\"}".formatted(query),
              "Content-Type",
              "application/json");
      if (response.statusCode() != 200 || !response.body().equals(expected)) {
        failures.add("%s: %d %s".formatted(query, response.statusCode(), response.body()));
      }
    } catch (RuntimeException e) {
      failures.add("%s: %s".formatted(query, e));
    }
    answers.incrementAndGet();
  }

  long answers() {
    return answers.get();
  }

  /** Ends them. */
  List<String> failures() {
    close();
    return List.copyOf(failures);
  }

  @Override
  public void close() {
    stopped = true;
    threads.close();
  }
}
