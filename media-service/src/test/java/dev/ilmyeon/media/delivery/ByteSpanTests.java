package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ByteSpanTests {

  @ParameterizedTest
  @CsvSource({
    "bytes=0-99,0,99",
    "bytes=900-,900,999",
    "bytes=-100,900,999",
    "bytes=0-5000,0,999",
    "bytes=-5000,0,999",
    "bytes=999-999,999,999"
  })
  void isOneRange(String header, long first, long last) {
    assertThat(ByteSpan.of(header, 1000)).isEqualTo(new ByteSpan.Part(first, last));
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=1000-", "bytes=5000-6000", "bytes=-0"})
  void beginsBehindTheEnd(String header) {
    assertThat(ByteSpan.of(header, 1000)).isEqualTo(new ByteSpan.Unsatisfiable());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=a-b",
        "bytes=5-2",
        "items=0-1",
        "bytes=-",
        "bytes=0-1,5-9",
        "bytes=99999999999999999999-",
        "bytes=0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0,0-0"
      })
  void isTheWholeFileForWhatIsMalformedOrSeveral(String header) {
    assertThat(ByteSpan.of(header, 1000)).isEqualTo(new ByteSpan.Whole());
  }

  @Test
  void isTheWholeFileWithoutAHeader() {
    assertThat(ByteSpan.of(null, 1000)).isEqualTo(new ByteSpan.Whole());
  }
}
