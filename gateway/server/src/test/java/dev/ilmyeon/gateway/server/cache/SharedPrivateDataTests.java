package dev.ilmyeon.gateway.server.cache;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.server.GatewayApplication;
import dev.ilmyeon.gateway.server.fixture.StandIns;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.StoreAccess;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** The same at two gateways that share a store, and in the store. */
@DirtiesContext
class SharedPrivateDataTests extends PrivateDataTests {

  private static final String PREFIX = "test-" + UUID.randomUUID();

  private static ConfigurableApplicationContext second;

  @Autowired private SharedStore store;

  /** Without a store there is nothing to configure. */
  @BeforeAll
  static void find() {
    TestRedis.shared();
  }

  @DynamicPropertySource
  static void configure(DynamicPropertyRegistry properties) {
    properties.add("ilmyeon.gateway.shared.url", TestRedis.shared()::url);
    properties.add("ilmyeon.gateway.shared.prefix", () -> PREFIX);
    properties.add("ilmyeon.gateway.shared.time-limit", () -> "10s");
  }

  @BeforeEach
  void startTheOther() throws IOException {
    if (second == null) {
      Stream<String> settings =
          Stream.of(
              "server.port=0",
              "ilmyeon.gateway.supergraph=classpath:cached-supergraph.graphql",
              "ilmyeon.gateway.cache.enabled=true",
              "ilmyeon.gateway.http.forward-headers=X-Edition,Cookie",
              "ilmyeon.gateway.shared.url=" + TestRedis.shared().url(),
              "ilmyeon.gateway.shared.prefix=" + PREFIX,
              "ilmyeon.gateway.shared.time-limit=10s");
      Stream<String> identities =
          identities().entrySet().stream().map(each -> each.getKey() + "=" + each.getValue());
      second =
          new SpringApplicationBuilder(GatewayApplication.class)
              .initializers(new StandIns())
              .run(
                  Stream.concat(settings, identities)
                      .map(each -> "--" + each)
                      .toArray(String[]::new));
    }
    StoreAccess.awaitUp(store);
    StoreAccess.awaitUp(second.getBean(SharedStore.class));
  }

  @Override
  int port(int request) {
    return request % 2 == 0
        ? super.port(request)
        : second.getEnvironment().getRequiredProperty("local.server.port", Integer.class);
  }

  @AfterEach
  void isNotInTheStore() {
    try (RedisClient client = RedisClient.create(TestRedis.shared().url());
        StatefulRedisConnection<byte[], byte[]> connection =
            client.connect(ByteArrayCodec.INSTANCE)) {
      List<byte[]> copies =
          connection.sync().hvals("{%s}:responses:copies".formatted(PREFIX).getBytes(UTF_8));

      assertThat(copies.stream().flatMap(SharedPrivateDataTests::marks))
          .isNotEmpty()
          .allSatisfy(mark -> assertThat(mark).matches("null\\|[^|]*\\|null"));
    }
  }

  private static Stream<String> marks(byte[] copy) {
    return MARK.matcher(new String(copy, UTF_8))
        .results()
        .map((MatchResult found) -> found.group(1));
  }

  @AfterAll
  static void stop() {
    if (second != null) {
      second.close();
    }
  }
}
