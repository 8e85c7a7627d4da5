package dev.ilmyeon.gateway.server.wire;

import java.net.URI;

/** A URL as a request names it, in ASCII. */
record RequestTarget(String scheme, String authority, String path) {

  static RequestTarget of(URI url) {
    URI ascii = URI.create(url.toASCIIString());
    String path = ascii.getRawPath().isEmpty() ? "/" : ascii.getRawPath();
    String query = ascii.getRawQuery() == null ? "" : "?" + ascii.getRawQuery();
    String port = ascii.getPort() < 0 ? "" : ":" + ascii.getPort();
    return new RequestTarget(ascii.getScheme(), ascii.getHost() + port, path + query);
  }
}
