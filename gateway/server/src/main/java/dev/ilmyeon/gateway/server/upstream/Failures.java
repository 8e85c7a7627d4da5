package dev.ilmyeon.gateway.server.upstream;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphFailure.Kind;
import dev.ilmyeon.gateway.server.message.MalformedMessageException;
import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.TooLongFrameException;
import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;

/** What went wrong on a connection, in the engine's words. */
final class Failures {

  private Failures() {}

  static Kind kind(Throwable cause) {
    return switch (cause) {
      case TooLongFrameException _ -> Kind.TOO_LARGE;
      case CorruptedWebSocketFrameException corrupted
          when corrupted.closeStatus().equals(WebSocketCloseStatus.MESSAGE_TOO_BIG) ->
          Kind.TOO_LARGE;
      case MalformedMessageException _, DecoderException _ -> Kind.MALFORMED;
      default -> Kind.UNREACHABLE;
    };
  }
}
