package dev.ilmyeon.gateway.server.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.server.fixture.Stores;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.StoreAccess;
import dev.ilmyeon.gateway.server.shared.StoreLostException;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Responses of two gateways that share a store, and what one of them is told. */
class SharedCopiesTests {

  private static final Duration LONG = Duration.ofSeconds(60);
  private static final String REGIONS = "{ regions { code name } }";

  private final Stores stores = new Stores();
  private final List<CacheFixture> open = new ArrayList<>();
  @TempDir private Path folder;
  private FaultProxy proxy;
  private CacheFixture one;
  private CacheFixture other;

  @BeforeEach
  void share() {
    proxy = FaultProxy.before(TestRedis.shared().port());
    one = gateway(TestRedis.shared().port());
    other = gateway(proxy.port());
  }

  @AfterEach
  void close() {
    open.forEach(each -> each.cache.close());
    stores.close();
    proxy.close();
  }

  private CacheFixture gateway(int port) {
    return opened(CacheFixture.sharing(store(port), null));
  }

  private SharedStore store(int port) {
    SharedStore store = stores.open(port);
    StoreAccess.awaitUp(store);
    return store;
  }

  private CacheFixture opened(CacheFixture fixture) {
    open.add(fixture);
    await().atMost(LONG).until(() -> fixture.changes.now() >= 0);
    return fixture;
  }

  private static void bury(CacheFixture at, String... tags) {
    at.cache.purge(new PurgeOrder(List.of(tags), List.of())).block(LONG);
  }

  private static void change(CacheFixture at, String... tags) {
    at.cache.purge(new PurgeOrder(List.of(), List.of(tags))).block(LONG);
  }

  private static void awaitShared(CacheFixture at, String query) {
    await().atMost(LONG).until(() -> at.isShared(query));
  }

  @Test
  void areMadeOnce() {
    String made = one.text(REGIONS);
    awaitShared(other, REGIONS);
    other.title = "two";

    Served served = other.ask(CacheFixture.request(REGIONS));
    assertThat(served.response().text()).isEqualTo(made).contains("one");
    assertThat(CacheFixture.header(served, "Cache-Control")).isEqualTo("public, max-age=60");
    assertThat(other.text(REGIONS)).as("kept here too").isEqualTo(made);
    assertThat(other.asked).isEmpty();
  }

  @Test
  void growOldTogether() {
    one.text(REGIONS);
    awaitShared(other, REGIONS);
    other.title = "two";
    other.after(Duration.ofSeconds(61));

    assertThat(other.text(REGIONS)).contains("two").doesNotContain("stale");
    other.dead = Set.of("news");
    other.after(Duration.ofMinutes(10));
    CacheFixture third = gateway(TestRedis.shared().port());
    third.now = other.now;
    third.dead = Set.of("news");

    assertThat(third.text(REGIONS)).as("never had one").contains("two", "\"stale\":true");
  }

  @Test
  void areTakenAwayEverywhere() {
    one.text(REGIONS);
    awaitShared(other, REGIONS);
    other.text(REGIONS);
    assertThat(other.copies.size()).isEqualTo(1);

    bury(one, "Region:KR-11");

    assertThat(one.isShared(REGIONS)).isFalse();
    await().atMost(LONG).until(() -> other.copies.size() == 0);
    other.dead = Set.of("news");
    assertThat(other.text(REGIONS)).contains("errors").doesNotContain("one");
  }

  @Test
  void areMadeAnewEverywhereWhenTheyHaveChanged() {
    one.text(REGIONS);
    awaitShared(other, REGIONS);
    other.text(REGIONS);

    change(one, "Query.regions");
    other.title = "two";

    await().atMost(LONG).untilAsserted(() -> assertThat(other.text(REGIONS)).contains("two"));
    assertThat(other.text(REGIONS)).doesNotContain("stale");
  }

  @Test
  void areNotPutBackByWhoAskedBefore() {
    one.holding = true;
    one.cache.answer(CacheFixture.request(REGIONS)).subscribe();
    await().atMost(LONG).until(() -> !one.waiting.isEmpty());
    bury(other, "Region:KR-11");
    one.answer(
        one.waiting.remove(), "{\"data\":{\"regions\":[{\"code\":\"KR-11\",\"name\":\"old\"}]}}");
    one.holding = false;

    other.title = "new";
    assertThat(other.text(REGIONS)).contains("new").doesNotContain("old");
    assertThat(gateway(TestRedis.shared().port()).text(REGIONS)).doesNotContain("old");
  }

  @Test
  void areNotForEachOtherWhereSubgraphsAreToldApart() {
    String echo = "{ echo(text: \"x\") }";
    one.ask(CacheFixture.request(echo));
    awaitShared(other, echo);

    Served told = other.ask(CacheFixture.request(echo, new Header("x-edition", "a")));

    assertThat(told.response().text()).contains("\"a\"");
    assertThat(other.asked).hasSize(1);

    Header both = new Header("x-edition", "a], Header[name=x-b, value=b");
    other.ask(CacheFixture.request(echo, new Header("x-edition", "a"), new Header("x-b", "b")));
    other.ask(CacheFixture.request(echo, both));
    assertThat(other.asked).as("nor what looks alike").hasSize(3);
  }

  @Test
  void haveSoMuchRoomThere() {
    SharedStore store = store(TestRedis.shared().port());
    CacheFixture small = opened(CacheFixture.sharing(store, null, 800));
    for (int i = 0; i < 30; i++) {
      String query = "{ a" + i + ": title }";
      small.text(query);
      awaitShared(small, query);
    }

    assertThat(small.isShared("{ a0: title }")).isFalse();
    assertThat(small.isShared("{ a29: title }")).isTrue();
  }

  @Test
  void areEachGatewaysOwnWhileTheStoreIsLostAndItHearsOfEverythingAfterwards() {
    other.text(REGIONS);
    proxy.fault(new Fault.Dead());
    other.title = "two";
    assertThat(other.text(REGIONS)).contains("one");
    assertThat(other.text("{ title }")).contains("two");

    assertThatThrownBy(() -> bury(other, "Query.strip")).isInstanceOf(StoreLostException.class);
    bury(one, "Region:KR-11");
    proxy.heal();

    await().atMost(LONG).untilAsserted(() -> assertThat(other.text(REGIONS)).contains("two"));
    assertThat(other.text("{ title }")).as("not concerned").contains("two");
    await()
        .atMost(LONG)
        .ignoreExceptions()
        .until(() -> {
          bury(other, "Query.strip");
          return true;
        });
  }

  @Test
  void areAllThrownAwayWhenTheStoreHasForgottenWhatHasChanged() {
    try (TestRedis mortal = TestRedis.start()) {
      CacheFixture gateway = gateway(mortal.port());
      gateway.text(REGIONS);
      gateway.title = "two";

      mortal.restart();

      await().atMost(LONG).untilAsserted(() -> assertThat(gateway.text(REGIONS)).contains("two"));
    }
  }

  @Test
  void areNotAnsweredFromAFileWhenTheyWereTakenAwayMeanwhile() {
    Path file = folder.resolve("copies");
    CacheFixture before = opened(CacheFixture.sharing(store(TestRedis.shared().port()), file));
    before.text(REGIONS);
    before.text("{ title }");
    before.cache.close();
    bury(one, "Region:KR-11");

    CacheFixture after = opened(CacheFixture.sharing(store(TestRedis.shared().port()), file));
    after.dead = Set.of("news");
    after.after(Duration.ofMinutes(5));

    await().atMost(LONG).until(() -> after.copies.size() == 1);
    assertThat(after.text(REGIONS)).contains("errors").doesNotContain("one");
    assertThat(after.text("{ title }")).contains("one").contains("\"stale\":true");
  }
}
