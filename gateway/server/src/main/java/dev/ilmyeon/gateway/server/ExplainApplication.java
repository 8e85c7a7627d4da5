package dev.ilmyeon.gateway.server;

import dev.ilmyeon.gateway.server.source.SupergraphProperties;
import dev.ilmyeon.gateway.server.source.UnreadableSupergraphException;
import dev.ilmyeon.gateway.server.supergraph.Explanation;
import dev.ilmyeon.gateway.server.supergraph.InvalidOperationException;
import java.nio.file.Path;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ConfigurableApplicationContext;

/** {@code --explain=FILE}: reads the gateway's configuration, prints a plan, and ends. */
@SpringBootConfiguration(proxyBeanMethods = false)
@EnableConfigurationProperties(SupergraphProperties.class)
class ExplainApplication {

  private static final int DONE = 0;
  private static final int FAILED = 1;

  /** The exit code; what is wrong is printed as compilers do. */
  static int run(CommandLine commandLine, Path operation) {
    try (ConfigurableApplicationContext context =
        new SpringApplicationBuilder(ExplainApplication.class)
            .web(WebApplicationType.NONE)
            .logStartupInfo(false)
            .properties("logging.level.root=WARN")
            .run(commandLine.properties().toArray(String[]::new))) {
      SupergraphProperties properties = context.getBean(SupergraphProperties.class);
      System.out.println(new Explanation(properties).of(operation, commandLine.variables()));
      return DONE;
    } catch (InvalidOperationException e) {
      System.err.println(e.getMessage());
    } catch (UnreadableSupergraphException e) {
      System.err.println(e.location() + ": " + e.getMessage());
    }
    return FAILED;
  }
}
