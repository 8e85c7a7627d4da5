package dev.ilmyeon.gateway.server.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;
import org.springframework.util.unit.DataSize;

/** Which coding a client gets. */
class CompressionTests {

  private static final int LARGE = 5_000;
  private static final int SMALL = 10;

  private final Compression compression =
      new Compression(
          new CompressionSettings(List.of("zstd", "br", "gzip"), DataSize.ofKilobytes(1)));

  private String coding(String accept, int length) {
    HttpHeaders headers = new HttpHeaders();
    headers.set(HttpHeaders.ACCEPT_ENCODING, accept);
    ContentCoding coding = compression.choose(headers).codingFor(length);
    return coding == null ? "none" : coding.label();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          gzip                              | gzip
          GZip                              | gzip
          x-gzip                            | gzip
          gzip, deflate, br, zstd           | zstd
          gzip, deflate, br                 | br
          br;q=0.5, gzip;q=0.9              | gzip
          br ; q=0.5 , gzip ; q=0.5         | br
          *                                 | zstd
          zstd;q=0, *                       | br
          gzip;q=0                          | none
          *;q=0                             | none
          identity, gzip;q=0.5              | none
          identity;q=0.5, gzip              | gzip
          deflate, snappy                   | none
          gzip;q=nonsense, br;q=7           | none
          ''                                | none
          """)
  void choosesWhatTheClientLikesBest(String accept, String coding) {
    assertThat(coding(accept, LARGE)).isEqualTo(coding);
  }

  @Test
  void readsSeveralLines() {
    HttpHeaders headers = new HttpHeaders();
    headers.addAll(HttpHeaders.ACCEPT_ENCODING, List.of("gzip;q=0.1", "br;q=0.2"));

    assertThat(compression.choose(headers).codingFor(LARGE)).isEqualTo(ContentCoding.BROTLI);
  }

  @Test
  void leavesSmallBodiesAloneUnlessTheClientTakesNoPlainOnes() {
    assertThat(coding("gzip", SMALL)).isEqualTo("none");
    assertThat(coding("gzip, identity;q=0", SMALL)).isEqualTo("gzip");
    assertThat(coding("gzip, *;q=0", SMALL)).isEqualTo("gzip");
  }

  @Test
  void saysToCachesThatItDepends() {
    HttpHeaders headers = new HttpHeaders();
    compression.choose(new HttpHeaders()).announce(headers, null);

    assertThat(headers.getVary()).containsExactly("Accept-Encoding");
    assertThat(headers.containsHeader(HttpHeaders.CONTENT_ENCODING)).isFalse();
  }

  @Test
  void doesNothingByDefault() {
    Compression none = new Compression(new CompressionSettings(List.of(), DataSize.ofKilobytes(1)));
    HttpHeaders asking = new HttpHeaders();
    asking.set(HttpHeaders.ACCEPT_ENCODING, "gzip, identity;q=0");
    HttpHeaders headers = new HttpHeaders();
    none.choose(asking).announce(headers, none.choose(asking).codingFor(LARGE));

    assertThat(headers.isEmpty()).isTrue();
  }

  @Test
  void knowsNoOtherCodings() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CompressionSettings(List.of("gzip", "deflate"), DataSize.ofBytes(0)))
        .withMessageContaining("deflate");
  }
}
