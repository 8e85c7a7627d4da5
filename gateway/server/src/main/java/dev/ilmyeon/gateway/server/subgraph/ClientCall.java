package dev.ilmyeon.gateway.server.subgraph;

import dev.ilmyeon.gateway.federation.request.TracedContext;
import dev.ilmyeon.gateway.server.observation.Observation;
import dev.ilmyeon.gateway.server.wire.HeaderLines;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What a client's request passes to every subgraph request made for it: headers, and how much time
 * is left. It travels through the engine as the request's opaque context.
 */
public final class ClientCall implements TracedContext {

  /** A header as it is sent on. */
  public record Header(String name, String value) {}

  private final HeaderLines lines;
  private final List<Header> marks;
  private final List<Header> headers;
  private final Observation seen;
  private final ReturnedHeaders returned;
  private final long since;
  private volatile long deadline;

  /** One that nobody looks at, and whose client is told no headers. */
  public ClientCall(List<Header> marks, List<Header> headers, Duration time) {
    this(marks, headers, time, Observation.NONE, ReturnedHeaders.NONE);
  }

  /**
   * @param marks of this one request: its id, its trace
   * @param headers what the client says of itself and its wishes
   * @param time how long the answer may take from now
   * @param seen is told of the subgraph requests
   * @param returned what the client is told of the subgraphs' headers
   */
  public ClientCall(
      List<Header> marks,
      List<Header> headers,
      Duration time,
      Observation seen,
      ReturnedHeaders returned) {
    HeaderLines.Builder all = new HeaderLines.Builder();
    marks.forEach(mark -> all.add(mark.name(), mark.value()));
    headers.forEach(header -> all.add(header.name(), header.value()));
    this.lines = all.build();
    this.marks = List.copyOf(marks);
    this.headers = List.copyOf(headers);
    this.seen = seen;
    this.returned = returned;
    this.since = 0;
    this.deadline = System.nanoTime() + time.toNanos();
  }

  private ClientCall(ClientCall same, long since) {
    this.lines = same.lines;
    this.marks = same.marks;
    this.headers = same.headers;
    this.seen = same.seen;
    this.returned = same.returned;
    this.since = since;
    this.deadline = same.deadline;
  }

  /** The same, which must not share an answer with one of another time, however that is counted. */
  public ClientCall since(long time) {
    return new ClientCall(this, time);
  }

  ReturnedHeaders returned() {
    return returned;
  }

  /** What the subgraphs have said until now that the client is to know. */
  public Map<String, String> told() {
    return returned.areWanted() ? returned.all() : Map.of();
  }

  /** All to send with a subgraph request. */
  HeaderLines headers() {
    return lines;
  }

  /** The same, for who does not POST. */
  public void each(Consumer<Header> taker) {
    marks.forEach(taker);
    headers.forEach(taker);
  }

  /** The operation that it is made for. */
  public Observation seen() {
    return seen;
  }

  @Override
  public @Nullable String traceId() {
    return seen.traceId();
  }

  /** What the client says of itself and its wishes: all that an answer can depend on. */
  public List<Header> forwarded() {
    return headers;
  }

  /** Nanoseconds; negative when it is over. */
  long timeLeft() {
    return deadline - System.nanoTime();
  }

  /** A mutation may take longer than a query, and what is asked after it gets its time too. */
  void allow(Duration time) {
    deadline = Math.max(deadline, System.nanoTime() + time.toNanos());
  }

  /** Whether a subgraph would answer both alike: marks and time do not matter. */
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof ClientCall call && since == call.since && headers.equals(call.headers);
  }

  @Override
  public int hashCode() {
    return headers.hashCode();
  }
}
