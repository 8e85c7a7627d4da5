package dev.ilmyeon.gateway.server.setting;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.PropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.core.io.FileSystemResource;

class UnknownSettingsTests {

  @ConfigurationProperties("paper")
  record Paper(String printer, Map<String, Page> pages) {}

  @ConfigurationProperties("paper.front-page")
  record Page(int maxColumns, List<String> sections, Map<String, String> notes) {}

  private static final UnknownSettings SETTINGS =
      new UnknownSettings(
          "paper", Setting.below("paper", List.of(Paper.class, Page.class)), Set.of());

  @TempDir private Path folder;

  private static void refuse(PropertySource<?> source) {
    StandardEnvironment environment = new StandardEnvironment();
    environment.getPropertySources().addFirst(source);
    ConfigurationPropertySources.attach(environment);
    SETTINGS.refuse(environment);
  }

  private void refuseFile(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("application.yaml"), yaml);
    refuse(new YamlPropertySourceLoader().load("file", new FileSystemResource(file)).getFirst());
  }

  private static void refuseVariable(String name) {
    refuse(
        new SystemEnvironmentPropertySource(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new HashMap<>(Map.of(name, "x"))));
  }

  @Test
  void takeWhatTheRecordsHave() {
    assertThatCode(() ->
            refuseFile(
                """
                paper:
                  printer: one
                  pages:
                    sports: {max-columns: 3, sections: [a, b]}
                  front-page:
                    maxColumns: 4
                    sections: a,b
                    notes: {any.thing: 1, "[At All]": 2}
                papers:
                  nothing: 1
                """))
        .doesNotThrowAnyException();
  }

  @Test
  void tellWhereWhatIsUnknownIsAndWhatMayBeMeant() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() ->
            refuseFile(
                """
                paper:
                  pages:
                    sports:
                      max-colums: 3
                  pritner: two
                """))
        .withMessage(
            """
            %1$s:4:19: there is no setting paper.pages.sports.max-colums. Did you mean max-columns? \
            Known there: max-columns, notes, sections.
            %1$s:5:12: there is no setting paper.pritner. Did you mean printer? \
            Known there: front-page, pages, printer.\
            """,
            folder.resolve("application.yaml"));
  }

  @Test
  void tellOfSpringsTooAndLeaveAnybodysAlone() {
    assertThatCode(() ->
            refuseFile(
                """
                server: {port: 1}
                spring:
                logging.level: {press.Sheets: DEBUG}
                servers: {one: 1}
                service: {port: 1}
                """))
        .doesNotThrowAnyException();
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> refuseFile("server: {prot: 1}\nlogging.levl.root: DEBUG\nsevrer: {a: 1}"))
        .withMessage(
            """
            %1$s:1:16: there is no setting server.prot. Did you mean port?
            %1$s:2:20: there is no setting logging.levl.root. Did you mean level?
            %1$s:3:13: there is no setting sevrer.a. Did you mean server?\
            """,
            folder.resolve("application.yaml"));
    assertThatCode(() -> refuseVariable("SERVER_PROT")).doesNotThrowAnyException();
  }

  @Test
  void suggestNothingForWhatIsLikeNothing() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> refuseFile("paper: {weather: 1}"))
        .withMessageNotContaining("Did you mean");
  }

  @Test
  void refuseWhatIsBelowAValue() {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> refuseFile("paper: {printer: {name: one}}"))
        .withMessageEndingWith("there is no setting paper.printer.name.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PAPER_FRONTPAGE_MAXCOLUMNS",
        "PAPER_FRONT_PAGE_MAX_COLUMNS",
        "PAPER_PAGES_SPORTS_MAXCOLUMNS",
        "PAPER_FRONTPAGE_SECTIONS_0_",
        "PAPER_SERVICE_HOST",
        "PAPER_SERVICE_PORT_HTTP",
        "PAPER_METRICS_PORT_8080_TCP_ADDR",
        "PAPERS"
      })
  void takeVariables(String name) {
    assertThatCode(() -> refuseVariable(name)).doesNotThrowAnyException();
  }

  @ParameterizedTest
  @CsvSource({"PAPER_PRITNER,printer", "PAPER_FRONTPAGE_MAXCOLUMN,max-columns"})
  void refuseVariablesThatMeanNothing(String name, String meant) {
    assertThatExceptionOfType(BadSettingException.class)
        .isThrownBy(() -> refuseVariable(name))
        .withMessageContaining(name)
        .withMessageContaining("Did you mean %s?", meant);
  }
}
