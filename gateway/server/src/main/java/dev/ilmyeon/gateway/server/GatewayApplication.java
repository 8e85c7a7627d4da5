package dev.ilmyeon.gateway.server;

import dev.ilmyeon.gateway.server.CommandLine.BadCommandLineException;
import dev.ilmyeon.gateway.server.CommandLine.Word;
import dev.ilmyeon.gateway.server.connection.ConnectionConfiguration;
import dev.ilmyeon.gateway.server.contract.ContractConfiguration;
import dev.ilmyeon.gateway.server.cors.CorsConfiguration;
import dev.ilmyeon.gateway.server.guard.GuardConfiguration;
import dev.ilmyeon.gateway.server.http.HttpConfiguration;
import dev.ilmyeon.gateway.server.ide.IdeConfiguration;
import dev.ilmyeon.gateway.server.identity.ApiKey;
import dev.ilmyeon.gateway.server.identity.IdentityConfiguration;
import dev.ilmyeon.gateway.server.log.LogConfiguration;
import dev.ilmyeon.gateway.server.observation.ObservationConfiguration;
import dev.ilmyeon.gateway.server.operator.OperatorConfiguration;
import dev.ilmyeon.gateway.server.overload.OverloadConfiguration;
import dev.ilmyeon.gateway.server.persisted.PersistedConfiguration;
import dev.ilmyeon.gateway.server.pipeline.PipelineConfiguration;
import dev.ilmyeon.gateway.server.problem.ProblemConfiguration;
import dev.ilmyeon.gateway.server.quota.QuotaConfiguration;
import dev.ilmyeon.gateway.server.route.RouteConfiguration;
import dev.ilmyeon.gateway.server.shared.SharedConfiguration;
import dev.ilmyeon.gateway.server.socket.SocketConfiguration;
import dev.ilmyeon.gateway.server.stream.StreamConfiguration;
import dev.ilmyeon.gateway.server.subgraph.SubgraphConfiguration;
import dev.ilmyeon.gateway.server.subscription.SubscriptionConfiguration;
import dev.ilmyeon.gateway.server.supergraph.SupergraphConfiguration;
import dev.ilmyeon.gateway.server.tracing.TracingConfiguration;
import dev.ilmyeon.gateway.server.upstream.UpstreamConfiguration;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.Import;

/**
 * The gateway. What it takes of Spring Boot is named in {@link Foundation}, of Spring Cloud Gateway
 * in {@link RouteConfiguration}, rather than found on the class path: less than half the start, and
 * no surprise.
 */
@SpringBootConfiguration(proxyBeanMethods = false)
@Import({
  Foundation.class,
  TracingConfiguration.class,
  ObservationConfiguration.class,
  GuardConfiguration.class,
  SubgraphConfiguration.class,
  UpstreamConfiguration.class,
  ContractConfiguration.class,
  SupergraphConfiguration.class,
  IdentityConfiguration.class,
  LogConfiguration.class,
  PersistedConfiguration.class,
  SharedConfiguration.class,
  QuotaConfiguration.class,
  OverloadConfiguration.class,
  PipelineConfiguration.class,
  SubscriptionConfiguration.class,
  SocketConfiguration.class,
  StreamConfiguration.class,
  ConnectionConfiguration.class,
  CorsConfiguration.class,
  HttpConfiguration.class,
  RouteConfiguration.class,
  IdeConfiguration.class,
  OperatorConfiguration.class,
  ProblemConfiguration.class
})
public class GatewayApplication {

  private static final int MISUSED = 2;

  /**
   * Work at each start for what is not used: in the background, Spring Boot prepares converters for
   * servlets; Netty registers its events with Java Flight Recorder, which loads all of that.
   */
  private static final Map<String, String> SPARED =
      Map.of("spring.backgroundpreinitializer.ignore", "true", "io.netty.jfr.enabled", "false");

  /** See {@link CommandLine#USAGE}. */
  public static void main(String[] arguments) {
    try {
      CommandLine commandLine = CommandLine.parse(arguments);
      if (commandLine.instead() != null) {
        instead(commandLine.instead(), commandLine);
      } else if (commandLine.explain() != null) {
        System.exit(ExplainApplication.run(commandLine, commandLine.explain()));
      } else if (commandLine.newApiKey() != null) {
        System.exit(makeApiKey(commandLine.newApiKey()));
      } else {
        prepare();
        SpringApplication.run(
            GatewayApplication.class, commandLine.properties().toArray(String[]::new));
      }
    } catch (BadCommandLineException e) {
      System.err.println(e.getMessage() + "\n\n" + CommandLine.USAGE);
      System.exit(MISUSED);
    }
  }

  private static void instead(Word word, CommandLine commandLine) {
    switch (word) {
      case HELP -> System.out.print(CommandLine.USAGE);
      case SCHEMA -> System.out.print(GatewaySettings.schema());
      case VALIDATE -> {
        prepare();
        System.exit(Validation.run(commandLine));
      }
    }
  }

  private static void prepare() {
    EventLoops.onePerProcessor();
    SPARED.forEach(GatewayApplication::setUnlessSet);
  }

  /** The exit code. The key is seen this once. */
  private static int makeApiKey(String id) {
    try {
      ApiKey key = ApiKey.random(id);
      System.out.println("The key, for the partner:\n\n  " + key.text());
      System.out.println("\nThe line for the file of keys:\n\n  " + key.line());
      return 0;
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      return MISUSED;
    }
  }

  private static void setUnlessSet(String property, String value) {
    if (System.getProperty(property) == null) {
      System.setProperty(property, value);
    }
  }
}
