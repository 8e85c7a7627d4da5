package dev.ilmyeon.gateway.server.setting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.actuate.endpoint.annotation.Endpoint;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

class SpringSettingsTests {

  private static final Path FILE = Path.of("src/main/resources/spring-settings.txt");

  private static final SpringSettings ALL = SpringSettings.read();

  private static final SpringSettings SOME =
      new SpringSettings(
          Stream.of(
              "press.port",
              "press.max-sheet-size",
              "press.names[]",
              "press.colours.*",
              "press.ink.kind",
              "press.ink.level.*",
              "press.ink ->",
              "press.paper -> press.max-sheet-size"));

  private static String complaint(SpringSettings settings, String name) {
    return settings.complaint(ConfigurationPropertyName.adapt(name, '.'));
  }

  /** {@code -Dschema.update=true} writes it anew. */
  @Test
  void areWhatTheJarsSay() throws IOException {
    String current = SpringSettingsText.of(endpoints());
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(FILE, current);
    }

    assertThat(Files.readString(FILE)).isEqualTo(current);
  }

  private static List<String> endpoints() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(Endpoint.class));
    return scanner.findCandidateComponents("dev.ilmyeon.gateway.server").stream()
        .map(found -> Objects.requireNonNull(found.getBeanClassName()))
        .map(name -> ClassUtils.resolveClassName(name, null).getAnnotation(Endpoint.class).id())
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "press.port",
        "press.maxSheetSize",
        "press.max_sheet_size",
        "press.names",
        "press.names[1]",
        "press.names[1].first",
        "press.colours.any.thing",
        "press.colours[At All]",
        "press.ink.kind",
        "press.ink.level.of.it",
        "pres.port",
      })
  void knowAllSpellings(String name) {
    assertThat(complaint(SOME, name)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "press.prot|Did you mean port?",
        "press.weather|Known there: colours, ink, max-sheet-size, names, port.",
        "press.port.number|There is nothing below press.port.",
        "press.names.first|There is nothing below press.names.",
        "press.ink|Spring Boot has it no more.",
        "press.ink.knd|Did you mean kind?",
        "press.paper|It is press.max-sheet-size now.",
        "press|Known there: colours, ink, max-sheet-size, names, port.",
      })
  void complainOfOthers(String name, String complaint) {
    assertThat(complaint(SOME, name)).isEqualTo(complaint);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "debug",
        "info.any.thing",
        "logging.level.org.springframework",
        "logging.file.name",
        "logging.structured.format.console",
        "logging.threshold.console",
        "logging.logback.rollingpolicy.max-file-size",
        "management.endpoint.health.group.live.include",
        "management.endpoint.plans.access",
        "management.endpoints.web.exposure.include[0]",
        "management.metrics.tags.region",
        "management.metrics.distribution.slo.http.server.requests",
        "management.server.port",
        "server.http2.enabled",
        "server.max-http-request-header-size",
        "server.ssl.bundle",
        "spring.application.name",
        "spring.cloud.gateway.server.webflux.routes[0].predicates[1]",
        "spring.config.activate.on-profile",
        "spring.config.import",
        "spring.config.additional-location",
        "spring.lifecycle.timeout-per-shutdown-phase",
        "spring.main.banner-mode",
        "spring.output.ansi.enabled",
        "spring.profiles.active",
        "spring.profiles.group.production[0]",
        "spring.reactor.netty.shutdown-quiet-period",
        "spring.ssl.bundle.pem.services.keystore.certificate",
        "spring.threads.virtual.enabled",
      })
  void areThoseThatOperatorsUse(String name) {
    assertThat(complaint(ALL, name)).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "server.prot, port",
    "management.sever.port, server",
    "spring.aplication.name, application",
    "logging.levl.root, level",
    "spring.ssl.bundel.pem.a.keystore.certificate, bundle",
    "management.endpoints.web.exposure.inclde, include",
  })
  void areToldFromSlips(String name, String meant) {
    assertThat(complaint(ALL, name)).isEqualTo("Did you mean %s?", meant);
  }

  @Test
  void tellWhatTookTheirPlace() {
    assertThat(complaint(ALL, "logging.file")).isEqualTo("It is logging.file.name now.");
  }
}
