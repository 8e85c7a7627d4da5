package dev.ilmyeon.gateway.server.wire;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http2.Http2Headers;
import io.netty.handler.codec.http2.ReadOnlyHttp2Headers;
import io.netty.util.AsciiString;
import java.util.Set;

/** The head of each request to one URL in HTTP/2. */
final class StreamHead {

  private static final AsciiString POST = HttpMethod.POST.asciiName();

  /** The same in each request to a URL, besides those that begin with a colon. */
  private static final Set<CharSequence> CONSTANT =
      Set.of(
          HttpHeaderNames.CONTENT_TYPE,
          HttpHeaderNames.ACCEPT,
          HttpHeaderNames.ACCEPT_ENCODING,
          HttpHeaderNames.USER_AGENT);

  private final AsciiString scheme;
  private final AsciiString authority;
  private final AsciiString path;
  private final AsciiString[] constant;

  StreamHead(RequestTarget target, boolean compressed) {
    this.scheme = AsciiString.of(target.scheme());
    this.authority = AsciiString.of(target.authority());
    this.path = AsciiString.of(target.path());
    AsciiString[] always = {
      HttpHeaderNames.CONTENT_TYPE, AsciiString.of(RequestHead.CONTENT_TYPE),
      HttpHeaderNames.ACCEPT, AsciiString.of(RequestHead.ACCEPT),
      HttpHeaderNames.USER_AGENT, AsciiString.of(RequestHead.USER_AGENT)
    };
    AsciiString[] coded = {
      HttpHeaderNames.ACCEPT_ENCODING, AsciiString.of(ContentCoding.readable())
    };
    this.constant = compressed ? join(always, coded) : always;
  }

  Http2Headers of(HeaderLines headers, int bodyLength) {
    AsciiString[] length = {
      HttpHeaderNames.CONTENT_LENGTH, AsciiString.of(Integer.toString(bodyLength))
    };
    return ReadOnlyHttp2Headers.clientHeaders(
        false, POST, path, scheme, authority, join(constant, headers.pairs(), length));
  }

  /**
   * Whether a header is kept out of the table that compresses those of later requests (RFC 7541,
   * 7.1.3). All clients' requests share the table, so it would tell how alike their headers are, to
   * one that can guess; and it would hold what never comes again, instead of what always does.
   */
  static boolean isOneRequestsOwn(CharSequence name) {
    return name.charAt(0) != ':' && !CONSTANT.contains(name);
  }

  private static AsciiString[] join(AsciiString[]... parts) {
    int length = 0;
    for (AsciiString[] part : parts) {
      length += part.length;
    }
    AsciiString[] all = new AsciiString[length];
    int at = 0;
    for (AsciiString[] part : parts) {
      System.arraycopy(part, 0, all, at, part.length);
      at += part.length;
    }
    return all;
  }
}
