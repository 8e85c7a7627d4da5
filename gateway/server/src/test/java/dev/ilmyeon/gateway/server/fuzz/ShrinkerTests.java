package dev.ilmyeon.gateway.server.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What the fuzzer shows when it finds something, and that it can be had again. */
class ShrinkerTests {

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void leavesOfNoiseWhatMatters() {
    FuzzedRequest.Noise noise =
        new FuzzedRequest.Noise(bytes("abcdefgh".repeat(20) + "!" + "x".repeat(77)));

    assertThat(Shrinker.shrink(noise, each -> each.text().contains("!")).text()).isEqualTo("!");
  }

  @Test
  void leavesOfARequestTheHeadersAndTheBodyThatMatter() {
    FuzzedRequest.Whole whole =
        new FuzzedRequest.Whole(
            List.of("POST / HTTP/1.1", "Host: x", "Bad: y", "Good: z"), bytes("body!body"), false);

    FuzzedRequest smallest =
        Shrinker.shrink(whole, each -> each.text().contains("Bad") && each.text().contains("!"));

    assertThat(smallest.text())
        .isEqualTo("POST / HTTP/1.1\\r\\nBad: y\\r\\nContent-Length: 1\\r\\n\\r\\n!");
  }

  @Test
  void makesTheSameOfTheSameSeed() {
    assertThat(LongStream.range(0, 500).mapToObj(i -> Requests.number(i, 7).text()).toList())
        .isEqualTo(LongStream.range(0, 500).mapToObj(i -> Requests.number(i, 7).text()).toList())
        .isNotEqualTo(
            LongStream.range(0, 500).mapToObj(i -> Requests.number(i, 8).text()).toList());
    assertThat(LongStream.range(0, 500).mapToObj(i -> Sockets.number(i, 7).text()).toList())
        .isEqualTo(LongStream.range(0, 500).mapToObj(i -> Sockets.number(i, 7).text()).toList());
  }
}
