package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.setting.BadSettingException;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What clients may send to {@code /graphql}, and what of it is passed on.
 *
 * @param maxBody a longer request is refused while it is read
 * @param bodyTimeout a slower one too
 * @param deadline when a query's missing subgraph answers are given up, from its arrival; null for
 *     what suits the supergraph
 * @param forwardHeaders the client's headers that every subgraph gets, besides the trace context
 *     and the request id
 * @param returnHeaders headers of the subgraphs' answers that clients are told, where an answer is
 *     for nobody else
 * @param exposePlans whether clients that ask for it are told how their operation is executed
 * @param compression of responses
 * @param specification the edition of GraphQL over HTTP that statuses are of
 */
@ConfigurationProperties(value = "ilmyeon.gateway.http", ignoreUnknownFields = false)
public record HttpProperties(
    @DefaultValue("256KB") DataSize maxBody,
    @DefaultValue("10s") Duration bodyTimeout,
    @Nullable Duration deadline,
    @DefaultValue List<String> forwardHeaders,
    @DefaultValue List<String> returnHeaders,
    @DefaultValue("false") boolean exposePlans,
    @DefaultValue CompressionSettings compression,
    @DefaultValue("established") Specification specification) {

  /** They describe one connection or one body, not the client's wish. */
  private static final Set<String> NEVER =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-encoding",
          "content-length",
          "content-type",
          "expect",
          "host",
          "keep-alive",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade");

  /**
   * What a response says of itself; and cookies, which are one answer's each and can't be a list.
   */
  private static final Set<String> OWN =
      Set.of(
          "age",
          "allow",
          "cache-control",
          "etag",
          "expires",
          "location",
          "ratelimit",
          "ratelimit-policy",
          "retry-after",
          "set-cookie",
          "strict-transport-security",
          "vary",
          "www-authenticate",
          "x-content-type-options",
          "x-request-id");

  private static final Duration PORTAL_DEADLINE = Duration.ofMillis(880);

  private static final Duration GENERAL_DEADLINE = Duration.ofSeconds(10);

  private static final Set<String> ALWAYS = Set.of("traceparent", "tracestate", "x-request-id");

  public HttpProperties {
    Bounds.atLeast("max-body", 1, maxBody.toBytes());
    Bounds.positive("body-timeout", bodyTimeout);
    if (deadline != null) {
      Bounds.positive("deadline", deadline);
    }
    forwardHeaders = plain(forwardHeaders).filter(name -> !ALWAYS.contains(name)).toList();
    returnHeaders = plain(returnHeaders).toList();
    returnHeaders.stream()
        .filter(HttpProperties::isOwn)
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "the header "
                  + name
                  + " of a response is the gateway's own and can't be a subgraph's");
        });
    forwardHeaders.stream()
        .filter(NEVER::contains)
        .findFirst()
        .ifPresent(name -> {
          throw new IllegalArgumentException(
              "the header " + name + " belongs to one connection and can't be forwarded");
        });
  }

  private static Stream<String> plain(List<String> names) {
    return names.stream().map(name -> name.trim().toLowerCase(Locale.ROOT)).distinct();
  }

  private static boolean isOwn(String name) {
    return NEVER.contains(name) || OWN.contains(name) || name.startsWith("access-control-");
  }

  /** Throws {@link BadSettingException} if one of these would be passed on. */
  void checkForwarded(Set<String> reserved) {
    forwardHeaders.stream()
        .filter(reserved::contains)
        .findFirst()
        .ifPresent(name -> {
          throw new BadSettingException(
              "ilmyeon.gateway.http.forward-headers has %s, which subgraphs take for the gateway's"
                      .formatted(name)
                  + " own word.",
              "Take it away: the gateway sets it, or nobody does.");
        });
  }

  /**
   * When missing answers are given up. The portal promises its page within a second, whichever of
   * its services hangs and in whichever wave, on a busy machine too, where a timer is late and the
   * answer has still to be written; of other graphs nobody knows how long is long.
   */
  Duration deadlineFor(String supergraph) {
    if (deadline != null) {
      return deadline;
    }
    return supergraph.startsWith("classpath:") ? PORTAL_DEADLINE : GENERAL_DEADLINE;
  }
}
