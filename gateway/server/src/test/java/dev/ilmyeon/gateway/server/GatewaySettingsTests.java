package dev.ilmyeon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.setting.SchemaText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.config.BeanDefinition;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;

class GatewaySettingsTests {

  private static final Path SCHEMA = Path.of("src/main/resources/gateway.schema.json");

  @Test
  void areAllThereAre() {
    ClassPathScanningCandidateComponentProvider scanner =
        new ClassPathScanningCandidateComponentProvider(false);
    scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
    List<String> found =
        scanner.findCandidateComponents("dev.ilmyeon.gateway.server").stream()
            .map(BeanDefinition::getBeanClassName)
            .filter(name -> !name.contains("Tests"))
            .toList();

    assertThat(GatewaySettings.RECORDS.stream().map(Class::getName))
        .containsExactlyInAnyOrderElementsOf(found);
  }

  /** {@code -Dschema.update=true} writes it anew. */
  @Test
  void areWhatTheSchemaSays() throws IOException {
    String current = SchemaText.of(GatewaySettings.all());
    if (Boolean.getBoolean("schema.update")) {
      Files.writeString(SCHEMA, current);
    }

    assertThat(Files.readString(SCHEMA)).isEqualTo(current);
    assertThat(GatewaySettings.schema()).isNotEmpty();
  }
}
