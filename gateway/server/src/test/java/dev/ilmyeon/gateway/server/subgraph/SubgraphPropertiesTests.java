package dev.ilmyeon.gateway.server.subgraph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.subgraph.SubgraphName;
import dev.ilmyeon.gateway.server.guard.BreakerSettings;
import dev.ilmyeon.gateway.server.subgraph.SubscriptionSettings.Protocol;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;
import org.springframework.util.unit.DataSize;

class SubgraphPropertiesTests {

  private static final SubgraphName WEATHER = new SubgraphName("weather");

  @Test
  void hasTheDefaultsThatReliabilityAsksFor() {
    SubgraphSettings settings = TransportFixture.properties().settings(WEATHER);

    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofMillis(400));
    assertThat(settings.readTimeout()).isEqualTo(Duration.ofMillis(800));
    assertThat(settings.mutationTimeout()).isEqualTo(Duration.ofSeconds(5));
    assertThat(settings.maxResponse()).isEqualTo(DataSize.ofMegabytes(10));
    assertThat(settings.compression()).isFalse();
    assertThat(settings.httpVersion()).isEqualTo("auto");
    assertThat(settings.maxIdle()).isLessThan(Duration.ofSeconds(5));
    assertThat(settings.retry().budget()).isEqualTo(0.2);
    assertThat(settings.breaker())
        .isEqualTo(
            new BreakerSettings(
                Duration.ofSeconds(10),
                20,
                50,
                Duration.ofMillis(500),
                60,
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofMillis(3700),
                5));
  }

  @Test
  void overridesOneSubgraphAlone() {
    SubgraphProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "ilmyeon.gateway.subgraph-defaults.read-timeout", "2s",
                        "ilmyeon.gateway.subgraphs.weather.url", "http://10.0.0.7/graphql",
                        "ilmyeon.gateway.subgraphs.weather.max-concurrent", "7",
                        "ilmyeon.gateway.subgraph-defaults.breaker.minimum-calls", "11",
                        "ilmyeon.gateway.subgraphs.weather.compression", "true",
                        "ilmyeon.gateway.subgraphs.weather.breaker.open", "3s")))
            .bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);

    assertThat(properties.url(WEATHER)).contains(URI.create("http://10.0.0.7/graphql"));
    assertThat(properties.settings(WEATHER).maxConcurrent()).isEqualTo(7);
    assertThat(properties.settings(WEATHER).compression()).isTrue();
    assertThat(properties.settings(WEATHER).readTimeout()).isEqualTo(Duration.ofSeconds(2));
    assertThat(properties.settings(WEATHER).breaker().minimumCalls()).isEqualTo(11);
    assertThat(properties.settings(WEATHER).breaker().open()).isEqualTo(Duration.ofSeconds(3));
    assertThat(properties.url(new SubgraphName("media"))).isEmpty();
    assertThat(properties.settings(new SubgraphName("media")).maxConcurrent()).isEqualTo(256);
  }

  @Test
  void takesAVersionThatAFileHoldsForANumber() {
    SubgraphProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "ilmyeon.gateway.subgraph-defaults.http-version",
                        1.1,
                        "ilmyeon.gateway.subgraphs.weather.http-version",
                        2)))
            .bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);

    assertThat(properties.settings(WEATHER).httpVersion()).isEqualTo("2");
    assertThat(properties.settings(new SubgraphName("media")).httpVersion()).isEqualTo("1.1");
  }

  @Test
  void subscribesByWebSocketUnlessToldOtherwise() {
    SubscriptionSettings settings = TransportFixture.properties().subscription(WEATHER);

    assertThat(settings)
        .isEqualTo(
            new SubscriptionSettings(
                Protocol.WEBSOCKET,
                null,
                Map.of(),
                Duration.ofSeconds(5),
                Duration.ofSeconds(10),
                null,
                DataSize.ofMegabytes(1),
                1000));
    assertThat(settings.silence()).isEqualTo(Duration.ofSeconds(30));
  }

  @Test
  void overridesHowOneSubgraphIsSubscribedAt() {
    SubgraphProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "ilmyeon.gateway.subgraph-defaults.subscription.max-active", "9",
                        "ilmyeon.gateway.subgraph-defaults.subscription.connection-init.a", "b",
                        "ilmyeon.gateway.subgraphs.weather.subscription.protocol", "sse",
                        "ilmyeon.gateway.subgraphs.weather.subscription.path", "/events")))
            .bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);

    SubscriptionSettings weather = properties.subscription(WEATHER);
    assertThat(weather.protocol()).isEqualTo(Protocol.SSE);
    assertThat(weather.silence()).isZero();
    assertThat(weather.path()).isEqualTo("/events");
    assertThat(weather.maxActive()).isEqualTo(9);
    assertThat(weather.connectionInit()).containsExactly(Map.entry("a", "b"));
    assertThat(properties.subscription(new SubgraphName("media")).protocol())
        .isEqualTo(Protocol.WEBSOCKET);
  }

  @ParameterizedTest
  @ValueSource(strings = {"weather", "Weather", "product-reviews", "product_reviews"})
  void knowsASubgraphByAnEnvironmentVariable(String name) {
    String variable =
        "ILMYEON_GATEWAY_SUBGRAPHS_%s_URL"
            .formatted(name.replace("-", "").replace("_", "").toUpperCase(Locale.ROOT));

    assertThat(environment(variable).url(new SubgraphName(name)))
        .contains(URI.create("http://10.0.0.7/graphql"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Weather", "product-reviews", "product_reviews"})
  void knowsASubgraphByAProperty(String name) {
    SubgraphProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "ilmyeon.gateway.subgraphs.%s.url".formatted(name),
                        "http://10.0.0.7/graphql")))
            .bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);

    assertThat(properties.url(new SubgraphName(name)))
        .contains(URI.create("http://10.0.0.7/graphql"));
  }

  private static SubgraphProperties environment(String variable) {
    StandardEnvironment environment = new StandardEnvironment();
    environment
        .getPropertySources()
        .replace(
            StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
            new SystemEnvironmentPropertySource(
                StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME,
                Map.of(variable, "http://10.0.0.7/graphql")));
    return Binder.get(environment).bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);
  }

  @Test
  void prefersTheVeryName() {
    SubgraphProperties properties =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "ilmyeon.gateway.subgraphs.ab.url", "http://10.0.0.1",
                        "ilmyeon.gateway.subgraphs.a-b.url", "http://10.0.0.2")))
            .bindOrCreate("ilmyeon.gateway", SubgraphProperties.class);

    assertThat(properties.url(new SubgraphName("a-b"))).contains(URI.create("http://10.0.0.2"));
    assertThat(properties.url(new SubgraphName("ab"))).contains(URI.create("http://10.0.0.1"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ilmyeon.gateway.subgraph-defaults.max-concurrent=0",
        "ilmyeon.gateway.subgraph-defaults.read-timeout=0",
        "ilmyeon.gateway.subgraph-defaults.breaker.failure-rate=101",
        "ilmyeon.gateway.subgraphs.weather.max-concurrent=0",
        "ilmyeon.gateway.subgraphs.weather.http-version=3",
        "ilmyeon.gateway.subgraphs.weather.breaker.open=-1s",
        "ilmyeon.gateway.subgraphs.weather.subscription.ack-timeout=0",
        "ilmyeon.gateway.subgraphs.weather.subscription.path=events",
        "ilmyeon.gateway.subgraph-defaults.subscription.max-active=0"
      })
  void refusesWhatCannotBe(String property) {
    new ApplicationContextRunner()
        .withUserConfiguration(Bound.class)
        .withPropertyValues(property)
        .run(context ->
            assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(" has to be "));
  }

  @EnableConfigurationProperties(SubgraphProperties.class)
  static class Bound {}
}
