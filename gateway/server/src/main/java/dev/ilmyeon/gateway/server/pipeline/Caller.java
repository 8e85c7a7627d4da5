package dev.ilmyeon.gateway.server.pipeline;

import java.net.InetSocketAddress;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Who asks, before anything of that is proved.
 *
 * @param transport by which way
 * @param headers of the request, or of the handshake
 * @param peer the other end of the connection; null if that is not known
 * @param requestId by which logs of the gateway and of the subgraphs know it
 * @param arrived when, by {@link System#nanoTime}
 */
public record Caller(
    Transport transport,
    HttpHeaders headers,
    @Nullable InetSocketAddress peer,
    String requestId,
    long arrived) {

  public static final String REQUEST_ID = "x-request-id";

  /** W3C Trace Context; anything else is not passed on as one. */
  private static final Pattern TRACE_PARENT =
      Pattern.compile("[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}");

  private static final int TRACE_ID_AT = "00-".length();
  private static final int TRACE_ID = 32;

  private static final Pattern SAFE_ID = Pattern.compile("[A-Za-z0-9._:-]{1,128}");

  /** The ways in. */
  public enum Transport {
    HTTP,
    WEBSOCKET,
    SSE
  }

  /** With the client's own request id if it is a plain word, else a new one. */
  public static Caller of(Transport transport, ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    return new Caller(
        transport, headers, request.getRemoteAddress(), requestId(headers), System.nanoTime());
  }

  /** What the client says of its own part of a trace; null for nothing that could be it. */
  @Nullable String traceParent() {
    return traceParent(headers);
  }

  private static @Nullable String traceParent(HttpHeaders headers) {
    String given = headers.getFirst("traceparent");
    return given != null && TRACE_PARENT.matcher(given).matches() ? given : null;
  }

  /** Of that trace; null for none. */
  public @Nullable String traceId() {
    return traceId(headers);
  }

  /** The same of who asks for something else than an operation. */
  public static @Nullable String traceId(HttpHeaders headers) {
    String parent = traceParent(headers);
    return parent == null ? null : parent.substring(TRACE_ID_AT, TRACE_ID_AT + TRACE_ID);
  }

  private static String requestId(HttpHeaders headers) {
    String given = headers.getFirst(REQUEST_ID);
    return given != null && SAFE_ID.matcher(given).matches()
        ? given
        : HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
  }

  /**
   * The same with headers of its own beside and instead of those that it has. A browser cannot set
   * the headers of a WebSocket's handshake: its client says them in its first message. Also good
   * for keeping: the headers are copied.
   */
  public Caller with(Map<String, String> more) {
    HttpHeaders all = new HttpHeaders();
    all.putAll(headers);
    more.forEach(all::set);
    return new Caller(transport, all, peer, requestId, arrived);
  }
}
