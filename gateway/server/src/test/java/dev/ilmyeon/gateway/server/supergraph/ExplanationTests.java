package dev.ilmyeon.gateway.server.supergraph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ilmyeon.gateway.server.source.SupergraphProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What is explained, and how it is told that something can't be. */
class ExplanationTests {

  private static final String CONDITIONAL =
      "query ($sky: Boolean!) { title strip @include(if: $sky) }";

  @TempDir private Path folder;

  private final Explanation explanation =
      new Explanation(
          new Binder(
                  new MapConfigurationPropertySource(
                      Map.of("ilmyeon.gateway.supergraph", "classpath:small-supergraph.graphql")))
              .bindOrCreate("ilmyeon.gateway", SupergraphProperties.class));

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("q.graphql"), text);
  }

  @Test
  void includesEverythingUnlessToldOtherwise() throws IOException {
    Path file = file(CONDITIONAL);

    assertThat(explanation.of(file, null)).contains("news", "weather");
    assertThat(explanation.of(file, "{\"sky\": true}")).contains("news", "weather");
    assertThat(explanation.of(file, "{\"sky\": false}")).contains("news").doesNotContain("weather");
  }

  @Test
  void takesVariablesFromAFileToo() throws IOException {
    Path variables = Files.writeString(folder.resolve("v.json"), "{\"sky\": false}");

    assertThat(explanation.of(file(CONDITIONAL), variables.toString())).doesNotContain("weather");
  }

  @Test
  void saysWhereEachErrorIs() throws IOException {
    Path file = file("{ nope\n  neither }");

    fails(file, null, file + ":1:3: Cannot query field \"nope\"", file + ":2:3: ");
  }

  @Test
  void saysWhatIsWrongWithFilesAndVariables() throws IOException {
    Path missing = folder.resolve("missing");
    fails(missing, null, missing + ": no such file");
    fails(folder, null, folder + ": can't be read: ");
    fails(file(CONDITIONAL), missing.toString(), missing + ": no such file");
    fails(file(CONDITIONAL), "{\"sky\"", "--variables: ");
    fails(file(CONDITIONAL), file("[]").toString(), ": no JSON object");
    fails(file(CONDITIONAL), "{}", "$sky");
  }

  private void fails(Path file, @Nullable String variables, String... reasons) {
    assertThatExceptionOfType(InvalidOperationException.class)
        .isThrownBy(() -> explanation.of(file, variables))
        .extracting(Throwable::getMessage)
        .asString()
        .contains(reasons);
  }
}
