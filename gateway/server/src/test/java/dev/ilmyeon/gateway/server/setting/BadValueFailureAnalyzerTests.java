package dev.ilmyeon.gateway.server.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.FileSystemResource;
import org.springframework.util.unit.DataSize;

class BadValueFailureAnalyzerTests {

  enum Fold {
    HALF,
    IN_THREE
  }

  record Press(
      Duration pause,
      DataSize room,
      boolean running,
      int columns,
      Fold fold,
      List<Integer> pages,
      @DefaultValue Map<String, Ink> inks) {}

  record Ink(@DefaultValue("1s") Duration dryTime, @DefaultValue List<String> colours) {

    Ink {
      Bounds.positive("dry-time", dryTime);
      if (colours.contains("octarine")) {
        throw new IllegalArgumentException("octarine is no colour");
      }
    }
  }

  @TempDir private Path folder;

  /** What is said, the file's name left out. */
  private String problem(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("application.yaml"), yaml);
    StandardEnvironment environment = new StandardEnvironment();
    new YamlPropertySourceLoader()
        .load("file", new FileSystemResource(file))
        .forEach(environment.getPropertySources()::addFirst);
    ConfigurationPropertySources.attach(environment);
    try {
      Binder.get(environment).bindOrCreate("press", Press.class);
    } catch (BindException e) {
      return new BadValueFailureAnalyzer(environment)
          .analyze(e)
          .getDescription()
          .replace(file.toString(), "FILE");
    }
    throw new AssertionError("It is good");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          pause   | soon  | a duration, such as 800ms, 2s or 5m
          room    | much  | a size, such as 256KB or 10MB
          running | often | true or false
          columns | few   | a whole number
          fold    | out   | one of half, in-three
          """)
  void saysWhatAValueCouldBe(String name, String value, String expected) throws IOException {
    assertThat(problem("press:\n  %s: %s\n".formatted(name, value)))
        .startsWith("FILE:2:")
        .endsWith(": press.%s has to be %s, not \"%s\".".formatted(name, expected, value));
  }

  @Test
  void saysWhereWhatARecordRefusesIs() throws IOException {
    assertThat(
            problem(
                """
                press:
                  inks:
                    black:
                      colours: black
                      dryTime: -1s
                """))
        .isEqualTo("FILE:5:16: press.inks.black: dry-time has to be at least 1ms, not -1000ms.");
  }

  @Test
  void findsItByItsValueToo() throws IOException {
    assertThat(problem("press:\n  inks:\n    black:\n      colours: octarine\n"))
        .isEqualTo("FILE:4:16: press.inks.black: octarine is no colour.");
  }

  @Test
  void saysThatSomethingIsNoValue() throws IOException {
    assertThat(problem("press:\n  inks:\n    black: 5\n"))
        .isEqualTo(
            "FILE:3:12: press.inks.black has to be settings of its own below it, not \"5\".");
  }
}
