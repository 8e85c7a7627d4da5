package dev.ilmyeon.media.webp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WebpEncoderTests {

  @Test
  void isNotOfferedWhereNoProgramRuns() {
    BufferedImage image = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
    WebpEncoder without = new WebpEncoder(Optional.empty());
    WebpEncoder broken = new WebpEncoder(WebpProgram.at(Path.of("no/such/program")));

    assertThat(without.available()).isFalse();
    assertThat(broken.available()).isFalse();
    assertThatThrownBy(() -> without.encode(image)).isInstanceOf(IOException.class);
  }

  @Test
  void knowsTheMachinesThatTheLibraryServes() {
    assertThat(WebpProgram.platform("Linux", "amd64")).isEqualTo("linux-x86-64");
    assertThat(WebpProgram.platform("Linux", "aarch64")).isEqualTo("linux-aarch64");
    assertThat(WebpProgram.platform("Mac OS X", "aarch64")).isEqualTo("mac-arm64");
    assertThat(WebpProgram.platform("Mac OS X", "x86_64")).isEqualTo("mac-x86-64");
    assertThat(WebpProgram.platform("Windows 11", "amd64")).isEqualTo("windows-x64");
  }
}
