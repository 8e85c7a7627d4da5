package dev.ilmyeon.gateway.server.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.netty.buffer.Unpooled;
import io.netty.handler.codec.TooLongFrameException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventReaderTests {

  private static final String STREAM =
      "\uFEFFevent: next\ndata: {\"a\":\ndata: \"한\"}\n\n"
          + ": a comment\n\n"
          + "id: 7\r\nretry: 100\r\nevent:next\r\ndata\r\ndata:  x\r\n\r\n"
          + "data: nameless\r\r"
          + "event: complete\n\n"
          + "event: cut off";

  private final List<String> events = new ArrayList<>();

  private EventReader reader(int limit) {
    return new EventReader(limit, (name, data) -> events.add(name + "|" + new String(data, UTF_8)));
  }

  private void read(EventReader reader, byte[] bytes, int from, int to) {
    reader.read(Unpooled.wrappedBuffer(bytes, from, to - from));
  }

  @Test
  void readsWhateverThePiecesAre() {
    byte[] bytes = STREAM.getBytes(UTF_8);
    for (int size = 1; size <= bytes.length; size++) {
      events.clear();
      EventReader reader = reader(1000);
      for (int from = 0; from < bytes.length; from += size) {
        read(reader, bytes, from, Math.min(from + size, bytes.length));
      }

      assertThat(events)
          .as("in pieces of %d", size)
          .containsExactly("next|{\"a\":\n\"한\"}", "next|\n x", "|nameless", "complete|");
    }
  }

  @Test
  void takesNeitherLinesNorEventsThatAreTooLong() {
    for (String stream : List.of("data: " + "x".repeat(100), "data: xxxxx\n".repeat(20))) {
      byte[] bytes = stream.getBytes(UTF_8);

      assertThatExceptionOfType(TooLongFrameException.class)
          .isThrownBy(() -> read(reader(64), bytes, 0, bytes.length));
    }
    assertThat(events).isEmpty();
  }
}
