package dev.ilmyeon.gateway.server.wire;

import io.netty.handler.ssl.ApplicationProtocolNames;
import java.util.List;

/** Which HTTP a server is spoken to in. */
public enum HttpVersion {
  /** HTTP/1.1 at an http URL; at an https URL what the server likes best of both (ALPN). */
  AUTO("auto", List.of(ApplicationProtocolNames.HTTP_2, ApplicationProtocolNames.HTTP_1_1)),
  HTTP_1_1("1.1", List.of()),
  /** At an http URL from the first byte ("with prior knowledge"; RFC 9113, 3.3). */
  HTTP_2("2", List.of(ApplicationProtocolNames.HTTP_2));

  private final String label;
  private final List<String> protocols;

  HttpVersion(String label, List<String> protocols) {
    this.label = label;
    this.protocols = protocols;
  }

  /**
   * By the name that it is configured by.
   *
   * @throws IllegalArgumentException if there is none of that name
   */
  public static HttpVersion of(String label) {
    for (HttpVersion version : values()) {
      if (version.label.equals(label)) {
        return version;
      }
    }
    throw new IllegalArgumentException(
        "http-version has to be auto, 1.1 or 2, not %s".formatted(label));
  }

  /** What a TLS handshake offers (RFC 7301), best first; nothing at all for HTTP/1.1 alone. */
  List<String> protocols() {
    return protocols;
  }
}
