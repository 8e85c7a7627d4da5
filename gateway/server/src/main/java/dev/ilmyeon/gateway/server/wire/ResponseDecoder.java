package dev.ilmyeon.gateway.server.wire;

import io.netty.handler.codec.http.HttpDecoderConfig;
import io.netty.handler.codec.http.HttpResponseDecoder;

/** Netty's, that knows whether more has come than was asked for. */
final class ResponseDecoder extends HttpResponseDecoder {

  private static final int LONGEST_LINE = 4 * 1024;
  private static final int LONGEST_HEAD = 16 * 1024;

  /** As much as one read of the socket brings: no smaller pieces. */
  private static final int LARGEST_PART = 1024 * 1024;

  ResponseDecoder() {
    super(
        new HttpDecoderConfig()
            .setMaxInitialLineLength(LONGEST_LINE)
            .setMaxHeaderSize(LONGEST_HEAD)
            .setMaxChunkSize(LARGEST_PART));
  }

  /** Whether bytes have come that follow what was decoded. */
  boolean hasMore() {
    return actualReadableBytes() > 0;
  }
}
