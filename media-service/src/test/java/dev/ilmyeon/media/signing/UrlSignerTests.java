package dev.ilmyeon.media.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

class UrlSignerTests {

  private static final Instant NOW = Instant.parse("2024-07-26T00:30:00Z");
  private static final String PATH = "/media/uploads/1";

  @TempDir Path directory;

  private final UrlSigner signer = signer("one secret of thirty-two letters", NOW);
  private final String url = signer.sign(PATH, 1_000, NOW.plusSeconds(60));

  @Test
  void knowsItsOwnSignature() {
    assertThat(signer.isSigned(PATH, query(url))).isTrue();
  }

  @Test
  void refusesWhatIsChangedDoubledAddedOrLeftOut() {
    for (String wrong :
        new String[] {
          url.replace("size=1000", "size=1001"),
          url.replace("size=1000", "size=01000"),
          url.replaceAll("expires=[0-9]+", "expires=9999999999"),
          url.replaceAll("signature=.", "signature=_"),
          url.replaceAll("signature=.*", "signature="),
          url + "&size=1000",
          url + "&signature=x",
          url + "&more=1",
          url.replaceAll("&signature=.*", ""),
          PATH
        }) {
      assertThat(signer.isSigned(PATH, query(wrong))).as(wrong).isFalse();
    }
    assertThat(signer.isSigned(PATH + "0", query(url))).isFalse();
  }

  @Test
  void refusesWhatHasExpiredOrWasSignedByAnother() {
    assertThat(
            signer("one secret of thirty-two letters", NOW.plusSeconds(60))
                .isSigned(PATH, query(url)))
        .isFalse();
    assertThat(signer("another secret, as long as that.", NOW).isSigned(PATH, query(url)))
        .isFalse();
  }

  @Test
  void keepsAKeyOfItsOwnButNotInProduction() throws IOException {
    MediaFiles files = new MediaFiles(directory, where -> Long.MAX_VALUE, 0);
    SigningProperties none = new SigningProperties(null, null);

    String key = SigningConfiguration.key(none, files, false);

    assertThat(key).hasSizeGreaterThanOrEqualTo(32);
    assertThat(SigningConfiguration.key(none, files, false)).isEqualTo(key);
    assertThatThrownBy(() -> SigningConfiguration.key(none, files, true))
        .hasMessageContaining("Production needs");
    assertThatThrownBy(
            () -> SigningConfiguration.key(new SigningProperties("short", null), files, false))
        .hasMessageContaining("at least 32");
  }

  private static UrlSigner signer(String key, Instant now) {
    return new UrlSigner(
        key.getBytes(StandardCharsets.UTF_8),
        Clock.offset(Clock.fixed(now, ZoneOffset.UTC), Duration.ZERO));
  }

  private static MultiValueMap<String, String> query(String url) {
    return UriComponentsBuilder.fromUriString(url).build().getQueryParams();
  }
}
