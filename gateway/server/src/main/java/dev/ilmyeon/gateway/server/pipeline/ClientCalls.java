package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.server.identity.IdentityHeaders;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Picks what of a client's request goes on to the subgraphs. */
public final class ClientCalls {

  /** W3C Trace Context; anything else is not passed on as one. */
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private final List<String> forwarded;
  private final IdentityHeaders identityHeaders;
  private final Duration deadline;

  /**
   * @param forwarded headers to pass on, besides the trace context and the request id
   * @param identityHeaders what subgraphs are told of who asks
   * @param deadline how long an answer may take
   */
  public ClientCalls(List<String> forwarded, IdentityHeaders identityHeaders, Duration deadline) {
    this.forwarded = List.copyOf(forwarded);
    this.identityHeaders = identityHeaders;
    this.deadline = deadline;
  }

  /** The context of its subgraph requests, whose time begins now. */
  ClientCall of(Session session) {
    Caller caller = session.caller();
    HttpHeaders headers = caller.headers();
    List<Header> marks = new ArrayList<>(3);
    marks.add(new Header(Caller.REQUEST_ID, caller.requestId()));
    String parent = headers.getFirst("traceparent");
    if (parent != null && TRACE_PARENT.matcher(parent).matches()) {
      marks.add(new Header("traceparent", parent));
      add(marks, "tracestate", headers);
    }
    List<Header> passed = new ArrayList<>(forwarded.size());
    forwarded.forEach(name -> add(passed, name, headers));
    identityHeaders
        .of(session.identity())
        .forEach((name, value) -> passed.add(new Header(name, value)));
    return new ClientCall(marks, passed, deadline);
  }

  private static void add(List<Header> passed, String name, HttpHeaders headers) {
    headers.getOrEmpty(name).forEach(value -> passed.add(new Header(name, value)));
  }
}
