package dev.ilmyeon.gateway.server.http;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.util.unit.DataSize;
import reactor.netty.http.Http2SettingsSpec;

/**
 * What one client may do on an HTTP/2 connection, where {@code server.http2.enabled} allows them:
 * Reactor Netty by itself sets no limit to the streams at once, and that of HTTP/1.1 to heads does
 * not hold.
 */
record Http2Limits(DataSize longestHead)
    implements WebServerFactoryCustomizer<NettyReactiveWebServerFactory> {

  private static final long STREAMS = 100;

  /**
   * Asking and cancelling again and again costs a client nothing (CVE-2023-44487), and no more does
   * making the server cancel, by what is not allowed on a stream (CVE-2025-8671, "MadeYouReset").
   */
  private static final int RESETS = 200;

  private static final int RESETS_SECONDS = 30;

  @Override
  public void customize(NettyReactiveWebServerFactory factory) {
    factory.addServerCustomizers(server -> server.http2Settings(this::limit));
  }

  private void limit(Http2SettingsSpec.Builder settings) {
    settings
        .maxConcurrentStreams(STREAMS)
        .maxHeaderListSize(longestHead.toBytes())
        .maxDecodedRstFramesPerWindow(RESETS, RESETS_SECONDS)
        .maxEncodedRstFramesPerWindow(RESETS, RESETS_SECONDS);
  }
}
