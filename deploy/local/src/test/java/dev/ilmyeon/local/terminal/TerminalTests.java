package dev.ilmyeon.local.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TerminalTests {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

  @Test
  void coloursUnlessAskedNotTo() {
    assertThat(Terminal.wantsColour(Map.of("TERM", "xterm"))).isTrue();
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", ""))).isTrue();
    assertThat(Terminal.wantsColour(Map.of("NO_COLOR", "1"))).isFalse();
    assertThat(Terminal.wantsColour(Map.of("TERM", "dumb"))).isFalse();
  }

  @Test
  void stylesOnlyInColour() {
    assertThat(terminal(true, true).styled(Style.BOLD, "제목")).isEqualTo("\u001b[1m제목\u001b[0m");
    assertThat(terminal(true, false).styled(Style.BOLD, "제목")).isEqualTo("제목");
  }

  @Test
  void printsEachStepOnceWhereNobodyWatches() {
    try (Progress progress = progress(terminal(false, false))) {
      progress.step("articles", Progress.Step.doing("starting"));
      progress.say("weather ended");
      progress.step("articles", Progress.Step.done("ready after 1.0 s"));
    }

    assertThat(printed())
        .isEqualTo(
            """
              articles    starting
            weather ended
              articles    ready after 1.0 s
            """);
  }

  @Test
  void redrawsItsLinesInPlaceOnATerminal() {
    try (Progress progress = progress(terminal(true, false))) {
      progress.step("articles", Progress.Step.doing("starting"));
      progress.step("weather", Progress.Step.done("ready"));
      progress.say("media ended");
    }

    assertThat(printed())
        .isEqualTo(
            "  articles    starting  0.0 s\n"
                + "\u001b[1A\r\u001b[J  articles    starting  0.0 s\n  weather     ready\n"
                + "\u001b[2A\r\u001b[Jmedia ended\n"
                + "  articles    starting  0.0 s\n  weather     ready\n"
                + "\u001b[2A\r\u001b[J  articles    starting  0.0 s\n  weather     ready\n");
  }

  @Test
  void neverLetsALineOfProgressWrap() {
    try (Progress progress = progress(terminal(true, false))) {
      progress.step("articles", Progress.Step.done("ready ".repeat(40)));
    }

    assertThat(printed().lines())
        .allMatch(line -> DisplayWidth.of(line.replaceAll("\u001b\\[[0-9]*[AJ]", "")) < 80);
  }

  private Progress progress(Terminal terminal) {
    return new Progress(terminal, InstantSource.fixed(Instant.EPOCH));
  }

  private Terminal terminal(boolean interactive, boolean colour) {
    PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    return new Terminal(out, interactive, colour, 80);
  }

  private String printed() {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
