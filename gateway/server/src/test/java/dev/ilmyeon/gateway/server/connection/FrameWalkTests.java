package dev.ilmyeon.gateway.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FrameWalkTests {

  private final List<String> frames = new ArrayList<>();

  private FrameWalk walk(int before) {
    return new FrameWalk(before, (type, stream) -> frames.add(type + "@" + stream));
  }

  private static ByteBuf frame(int type, int flags, int stream, int length) {
    return Unpooled.buffer()
        .writeMedium(length)
        .writeByte(type)
        .writeByte(flags)
        .writeInt(stream)
        .writeZero(length);
  }

  @Test
  void findsFramesHoweverTheyAreCut() {
    ByteBuf all =
        Unpooled.wrappedBuffer(frame(0, 0, 7, 300), frame(8, 0, 0, 4), frame(0, 1, 0x01020304, 0));
    for (int piece = 1; piece <= all.readableBytes(); piece += 7) {
      frames.clear();
      FrameWalk walk = walk(0);
      for (int at = 0; at < all.readableBytes(); at += piece) {
        walk.read(all.slice(at, Math.min(piece, all.readableBytes() - at)));
      }

      assertThat(frames).containsExactly("0@7", "8@0", "0@16909060");
      assertThat(walk.isUnderWay()).isFalse();
      assertThat(walk.ended()).isEqualTo(3);
    }
  }

  @Test
  void isUnderWayUntilAHeadHasItsEnd() {
    FrameWalk walk = walk(0);

    walk.read(frame(1, 0, 1, 10));
    assertThat(walk.isUnderWay()).isTrue();
    walk.read(frame(9, 0, 1, 10));
    assertThat(walk.isUnderWay()).isTrue();
    assertThat(walk.ended()).isZero();
    walk.read(frame(9, 4, 1, 10));
    assertThat(walk.isUnderWay()).isFalse();
  }

  @Test
  void beginsBehindThePreface() {
    FrameWalk walk = walk(3);
    assertThat(walk.isUnderWay()).isTrue();

    walk.read(Unpooled.wrappedBuffer(Unpooled.buffer().writeZero(3), frame(4, 0, 0, 0)));

    assertThat(frames).containsExactly("4@0");
    assertThat(walk.isUnderWay()).isFalse();
  }
}
