package dev.ilmyeon.gateway.server.pipeline;

import dev.ilmyeon.gateway.server.identity.IdentityHeaders;
import dev.ilmyeon.gateway.server.observation.Observation;
import dev.ilmyeon.gateway.server.subgraph.ClientCall;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import dev.ilmyeon.gateway.server.subgraph.ReturnedHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.springframework.http.HttpHeaders;

/** Picks what of a client's request goes on to the subgraphs. */
public final class ClientCalls {

  private final List<String> forwarded;
  private final IdentityHeaders identityHeaders;
  private final Duration deadline;
  private final List<String> returned;

  /**
   * @param forwarded headers to pass on, besides the trace context and the request id
   * @param identityHeaders what subgraphs are told of who asks
   * @param deadline how long an answer may take
   * @param returned headers of subgraphs' answers that clients are told
   */
  public ClientCalls(
      List<String> forwarded,
      IdentityHeaders identityHeaders,
      Duration deadline,
      List<String> returned) {
    this.forwarded = List.copyOf(forwarded);
    this.identityHeaders = identityHeaders;
    this.deadline = deadline;
    this.returned = List.copyOf(returned);
  }

  /** The headers that are passed on, in small letters. */
  List<String> forwarded() {
    return forwarded;
  }

  /**
   * The context of its subgraph requests, whose time begins now.
   *
   * @param seen if it has a trace, subgraph requests are part of that one; one of its own has
   *     nothing of the client's
   */
  ClientCall of(Session session, Observation seen) {
    Caller caller = session.caller();
    HttpHeaders headers = caller.headers();
    List<Header> marks = new ArrayList<>(3);
    marks.add(new Header(Caller.REQUEST_ID, caller.requestId()));
    String parent = caller.traceParent();
    if (parent != null && !seen.isTracedApart()) {
      if (!seen.isTraced()) {
        marks.add(new Header("traceparent", parent));
      }
      add(marks, "tracestate", headers);
    }
    List<Header> passed = new ArrayList<>(forwarded.size());
    forwarded.forEach(name -> add(passed, name, headers));
    identityHeaders
        .of(session.identity())
        .forEach((name, value) -> passed.add(new Header(name, value)));
    return new ClientCall(
        marks,
        passed,
        deadline,
        seen,
        returned.isEmpty() ? ReturnedHeaders.NONE : new ReturnedHeaders(returned));
  }

  private static void add(List<Header> passed, String name, HttpHeaders headers) {
    headers.getOrEmpty(name).forEach(value -> passed.add(new Header(name, value)));
  }
}
