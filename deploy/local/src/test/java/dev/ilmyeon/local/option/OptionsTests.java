package dev.ilmyeon.local.option;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTests {

  @Test
  void startsEverythingOnTheUsualPortsByDefault() {
    Options options = Options.parse();

    assertThat(options.parts()).containsExactlyInAnyOrder(Part.values());
    assertThat(options.ports().of(Part.GATEWAY)).isEqualTo(8080);
    assertThat(options.ports().of(Part.ARTICLES)).isEqualTo(8081);
    assertThat(options.ports().of(Part.WEATHER)).isEqualTo(8082);
    assertThat(options.ports().of(Part.MEDIA)).isEqualTo(8083);
    assertThat(options.ports().database()).isZero();
    assertThat(options.data()).isNull();
    assertThat(options.training()).isTrue();
    assertThat(options.fresh() || options.yes() || options.once() || options.help()).isFalse();
  }

  @Test
  void simulatesAWeatherOfTodayOnlyWhereThatIsAskedFor() {
    assertThat(Options.parse().liveDemo()).isFalse();
    assertThat(Options.parse("--live-demo").liveDemo()).isTrue();
  }

  @Test
  void takesAValueAfterASpaceOrAnEqualsSign() {
    assertThat(Options.parse("--data", "a=b").data()).isEqualTo(Path.of("a=b"));
    assertThat(Options.parse("--data=a=b").data()).isEqualTo(Path.of("a=b"));
  }

  @Test
  void keepsResponsesAndSendsTracesOnlyIfAsked() {
    assertThat(Options.parse().cache()).isFalse();
    assertThat(Options.parse().traces()).isNull();
    assertThat(Options.parse("--cache").cache()).isTrue();
    assertThat(Options.parse("--traces").traces()).hasToString("http://127.0.0.1:4318/v1/traces");
    assertThat(Options.parse("--traces=https://collector.example/v1/traces").traces())
        .hasToString("https://collector.example/v1/traces");
    assertThatThrownBy(() -> Options.parse("--traces=4318")).hasMessageContaining("'4318'");
  }

  @Test
  void aPortOfItsOwnWinsOverTheBase() {
    Ports ports = Options.parse("--media-port=7000", "--port-base=9000").ports();

    assertThat(ports.of(Part.GATEWAY)).isEqualTo(9000);
    assertThat(ports.of(Part.WEATHER)).isEqualTo(9002);
    assertThat(ports.of(Part.MEDIA)).isEqualTo(7000);
  }

  @Test
  void onlyKeepsTheGateway() {
    assertThat(Options.parse("--only=articles, weather").parts())
        .containsExactlyInAnyOrder(Part.GATEWAY, Part.ARTICLES, Part.WEATHER);
  }

  @Test
  void withoutLeavesTheRest() {
    assertThat(Options.parse("--without", "weather").parts())
        .containsExactlyInAnyOrder(Part.GATEWAY, Part.ARTICLES, Part.MEDIA);
  }

  @Test
  void leavesTheScriptsOwnOptionAlone() {
    assertThat(Options.parse("--no-build", "--once").once()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          --port                        | --port needs a value
          --port=                       | --port needs a value
          --port=http                   | --port takes a port from 1 to 65535, not 'http'
          --port=65536                  | --port takes a port from 1 to 65535, not '65536'
          --port-base=65533             | --port-base takes a port from 1 to 65532, not '65533'
          --port=8081                   | Port 8081 is given twice
          --database-port=8083          | Port 8083 is given twice
          --only=sports                 | --only takes articles, weather, media
          --without=gateway             | --without takes articles, weather, media
          --fresh=yes                   | There is no option '--fresh'
          weather                       | There is no option 'weather'
          """)
  void saysWhatWouldMakeSense(String argument, String message) {
    assertThatThrownBy(() -> Options.parse(argument.strip()))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining(message.strip());
  }

  @Test
  void onlyAndWithoutExcludeEachOther() {
    assertThatThrownBy(() -> Options.parse("--only=media", "--without=weather"))
        .isInstanceOf(BadOptionException.class)
        .hasMessageContaining("exclude each other");
  }
}
