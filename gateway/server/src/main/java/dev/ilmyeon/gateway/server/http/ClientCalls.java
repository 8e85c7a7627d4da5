package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Picks what of a client's request goes on to the subgraphs. */
final class ClientCalls {

  static final String REQUEST_ID = "x-request-id";

  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  /** W3C Trace Context; anything else is not passed on as one. */
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final List<String> forwarded;
  private final Duration deadline;

  ClientCalls(List<String> forwarded, Duration deadline) {
    this.forwarded = List.copyOf(forwarded);
    this.deadline = deadline;
  }

  /** The client's own request id if it is a plain word, else a new one. */
  static String requestId(HttpHeaders headers) {
    String given = headers.getFirst(REQUEST_ID);
    return given != null && SAFE_ID.matcher(given).matches()
        ? given
        : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  ClientCall of(HttpHeaders headers, String requestId) {
    List<Header> marks = new ArrayList<>(3);
    marks.add(new Header(REQUEST_ID, requestId));
    String parent = headers.getFirst("traceparent");
    if (parent != null && TRACE_PARENT.matcher(parent).matches()) {
      marks.add(new Header("traceparent", parent));
      add(marks, "tracestate", headers);
    }
    List<Header> passed = new ArrayList<>(forwarded.size());
    forwarded.forEach(name -> add(passed, name, headers));
    return new ClientCall(marks, passed, deadline);
  }

  private static void add(List<Header> passed, String name, HttpHeaders headers) {
    headers.getOrEmpty(name).forEach(value -> passed.add(new Header(name, value)));
  }
}
