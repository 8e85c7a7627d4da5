package dev.ilmyeon.gateway.server.operator;

import java.net.InetAddress;
import java.util.Map;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * What {@code /actuator} shows where nothing is configured. Details and metrics tell how the inside
 * looks, so whoever may ask the gateway gets them only if that is this machine alone. A port of
 * their own shows them in any case, and all that operators can see and do besides; it listens on
 * this machine alone until told otherwise.
 */
final class ManagementDefaults implements EnvironmentPostProcessor {

  static final String NAME = "management-defaults";

  private static final String EXPOSED = "management.endpoints.web.exposure.include";
  private static final String DETAILS = "management.endpoint.health.show-details";
  private static final String ADDRESS = "management.server.address";

  private static final Map<String, Object> ALL =
      Map.of(EXPOSED, "health,prometheus,metrics", DETAILS, "always");

  private static final Map<String, Object> LITTLE = Map.of(EXPOSED, "health", DETAILS, "never");

  private static final Map<String, Object> OPERATORS =
      Map.of(
          EXPOSED,
          "health,prometheus,metrics,plan,plans,breakers,caches,usage,reload",
          DETAILS,
          "always",
          ADDRESS,
          "127.0.0.1");

  @Override
  public void postProcessEnvironment(
      ConfigurableEnvironment environment, SpringApplication application) {
    environment.getPropertySources().addLast(new MapPropertySource(NAME, defaults(environment)));
  }

  private static Map<String, Object> defaults(ConfigurableEnvironment environment) {
    return switch (ManagementPortType.get(environment)) {
      case DIFFERENT -> OPERATORS;
      case SAME, DISABLED ->
          isThisMachine(environment.getProperty("server.address", "")) ? ALL : LITTLE;
    };
  }

  /**
   * A name other than {@code localhost} is none of this machine's alone, whatever it stands for.
   */
  private static boolean isThisMachine(String address) {
    if (address.equals("localhost")) {
      return true;
    }
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException _) {
      return false;
    }
  }
}
