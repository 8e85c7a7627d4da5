package dev.ilmyeon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ilmyeon.gateway.server.CommandLine.BadCommandLineException;
import dev.ilmyeon.gateway.server.CommandLine.Word;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTests {

  @Test
  void translatesItsOwnWords() {
    assertThat(CommandLine.parse("--supergraph=a b.graphql", "--port=4000").properties())
        .containsExactly("--ilmyeon.gateway.supergraph=a b.graphql", "--server.port=4000");
  }

  @Test
  void passesPropertiesOn() {
    assertThat(CommandLine.parse("--server.address=0.0.0.0", "--debug").properties())
        .containsExactly("--server.address=0.0.0.0", "--debug");
  }

  @Test
  void knowsWhatIsNoServing() {
    assertThat(CommandLine.parse("--explain=page.graphql").explain())
        .isEqualTo(Path.of("page.graphql"));
    assertThat(CommandLine.parse("--explain=page.graphql", "--variables={}").variables())
        .isEqualTo("{}");
    assertThat(CommandLine.parse("--new-api-key=wire").newApiKey()).isEqualTo("wire");
    assertThat(CommandLine.parse("--help").instead()).isEqualTo(Word.HELP);
    assertThat(CommandLine.parse("--validate", "--port=1").instead()).isEqualTo(Word.VALIDATE);
    assertThat(CommandLine.parse("--schema").instead()).isEqualTo(Word.SCHEMA);
    assertThat(CommandLine.parse().instead()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--port",
        "--port=",
        "--new-api-key",
        "--supergraph",
        "--validate=x",
        "--supergaph=x",
        "supergraph=x",
        "-p",
        "--variables={}"
      })
  void refusesSlipsOfThePen(String argument) {
    assertThatExceptionOfType(BadCommandLineException.class)
        .isThrownBy(() -> CommandLine.parse(argument));
  }
}
