package dev.ilmyeon.gateway.server.overload;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Messages of HTTP/1.1 that say how long they are: of each its first line, once all of it has come.
 * It costs next to nothing.
 */
final class Messages extends ByteToMessageDecoder {

  private static final ByteBuf END =
      Unpooled.unreleasableBuffer(Unpooled.copiedBuffer("\r\n\r\n", StandardCharsets.US_ASCII));

  private static final String LENGTH = "\r\ncontent-length:";

  private String line = "";
  private int left = -1;

  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf in, List<Object> out) {
    if (left < 0) {
      int head = ByteBufUtil.indexOf(END, in) - in.readerIndex();
      if (head < 0) {
        return;
      }
      readHead(in.readCharSequence(head, StandardCharsets.US_ASCII).toString());
      in.skipBytes(END.readableBytes());
    }
    int some = Math.min(left, in.readableBytes());
    in.skipBytes(some);
    left -= some;
    if (left == 0) {
      left = -1;
      out.add(line);
    }
  }

  private void readHead(String head) {
    line = head.substring(0, head.indexOf('\r'));
    int at = head.toLowerCase(Locale.ROOT).indexOf(LENGTH);
    int end = head.indexOf('\r', at + LENGTH.length());
    left =
        at < 0
            ? 0
            : Integer.parseInt(
                head.substring(at + LENGTH.length(), end < 0 ? head.length() : end).trim());
  }
}
