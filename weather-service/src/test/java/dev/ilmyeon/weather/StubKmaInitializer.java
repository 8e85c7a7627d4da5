package dev.ilmyeon.weather;

import dev.ilmyeon.weather.kma.client.StubKma;
import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Gives a context a stub of KMA to poll, as the bean {@code stubKma}. */
final class StubKmaInitializer
    implements ApplicationContextInitializer<ConfigurableApplicationContext> {

  @Override
  public void initialize(ConfigurableApplicationContext context) {
    StubKma stub = StubKma.start();
    context.getBeanFactory().registerSingleton("stubKma", stub);
    context
        .getEnvironment()
        .getPropertySources()
        .addFirst(
            new MapPropertySource(
                "stub-kma",
                Map.of(
                    "ilmyeon.weather.kma.hub-url", stub.url().toString(),
                    "ilmyeon.weather.kma.portal-url", stub.url().toString())));
  }
}
