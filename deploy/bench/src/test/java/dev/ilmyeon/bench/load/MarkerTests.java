package dev.ilmyeon.bench.load;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MarkerTests {

  @Test
  void findsAndWritesEachNumber() {
    byte[] text = "uniq uniq00000000:uniq1234567 uniq00000042".getBytes(US_ASCII);

    int[] positions = Marker.positions(text, 0, text.length);

    assertThat(positions).containsExactly(9, 34);
    assertThat(Marker.read(text, positions[1])).isEqualTo(42);
    Marker.write(text, positions, 70_000_001);
    assertThat(new String(text, US_ASCII)).isEqualTo("uniq uniq70000001:uniq1234567 uniq70000001");
  }
}
