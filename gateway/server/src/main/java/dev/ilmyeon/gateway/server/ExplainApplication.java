package dev.ilmyeon.gateway.server;

import dev.ilmyeon.gateway.server.source.SupergraphProperties;
import dev.ilmyeon.gateway.server.supergraph.Explanation;
import java.nio.file.Path;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.CommandLineRunner;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/** {@code --explain=FILE}: reads the gateway's configuration, prints a plan, and ends. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(SupergraphProperties.class)
class ExplainApplication {

  private static final String OPERATION = "ilmyeon.gateway.explain";

  static void run(CommandLine commandLine, Path operation) {
    new SpringApplicationBuilder(ExplainApplication.class)
        .web(WebApplicationType.NONE)
        .logStartupInfo(false)
        .properties(OPERATION + "=" + operation, "logging.level.root=WARN")
        .run(commandLine.properties().toArray(String[]::new));
  }

  @Bean
  CommandLineRunner printer(
      SupergraphProperties properties, @Value("${" + OPERATION + "}") Path operation) {
    return _ -> System.out.println(new Explanation(properties).of(operation));
  }
}
