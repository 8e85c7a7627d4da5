package dev.ilmyeon.gateway.server.persisted;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.gateway.federation.json.JsonReader;
import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import dev.ilmyeon.gateway.server.fixture.Stores;
import dev.ilmyeon.gateway.server.identity.Identity;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Answer;
import dev.ilmyeon.gateway.server.persisted.PersistedDocuments.Asked;
import dev.ilmyeon.gateway.server.persisted.PersistedProperties.Automatic;
import dev.ilmyeon.gateway.server.persisted.PersistedProperties.Except;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import dev.ilmyeon.gateway.server.shared.SharedStore;
import dev.ilmyeon.gateway.server.shared.StoreAccess;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import dev.ilmyeon.platform.testing.redis.TestRedis;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.util.unit.DataSize;

/** A document that was registered at another gateway. */
class SharedDocumentsTests {

  private static final String QUERY = "{ title # 말 }";

  private final Stores stores = new Stores();
  private FaultProxy proxy;
  private SharedStore store;
  private PersistedDocuments one;
  private PersistedDocuments other;

  @BeforeEach
  void share() {
    proxy = FaultProxy.before(TestRedis.shared().port());
    store = open(proxy.port());
    one = documents(open(TestRedis.shared().port()));
    other = documents(store);
  }

  @AfterEach
  void close() {
    stores.close();
    proxy.close();
  }

  private SharedStore open(int port) {
    SharedStore opened = stores.open(port);
    StoreAccess.awaitUp(opened);
    return opened;
  }

  /** With room for a few. */
  private static PersistedDocuments documents(SharedStore store) {
    return new PersistedDocuments(
        new PersistedProperties(
            new Automatic(true, DataSize.ofBytes(2_000)),
            null,
            Duration.ofSeconds(5),
            false,
            Except.NOBODY),
        store);
  }

  private static Asked asked(String query, String text) {
    JsonObject extensions =
        (JsonObject)
            JsonReader.read(
                "{\"persistedQuery\":{\"version\":1,\"sha256Hash\":\"%s\"}}"
                    .formatted(DocumentHash.of(text)),
                9);
    return new Asked(query, null, extensions, Identity.NOBODY, "");
  }

  private static void register(PersistedDocuments at, String text) {
    assertThat(at.find(asked(text, text))).isInstanceOf(Answer.Document.class);
  }

  private static Answer find(PersistedDocuments at, String text) {
    Asked asked = asked(null, text);
    assertThat(at.mayBeElsewhere(asked)).isTrue();
    at.fetch(asked).block(Duration.ofSeconds(30));
    return at.find(asked);
  }

  private static void awaitFound(PersistedDocuments at, String text) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> assertThat(find(at, text)).isEqualTo(new Answer.Document(text, false)));
  }

  @Test
  void isFound() {
    assertThat(find(other, QUERY)).isInstanceOf(Answer.Refusal.class);
    register(one, QUERY);

    awaitFound(other, QUERY);
    awaitFound(documents(open(TestRedis.shared().port())), QUERY);
  }

  @Test
  void isNotAskedForWhereTheTextIs() {
    assertThat(one.mayBeElsewhere(asked(QUERY, QUERY))).isFalse();
    assertThat(
            new PersistedDocuments(
                    new PersistedProperties(
                        new Automatic(true, DataSize.ofKilobytes(1)),
                        null,
                        Duration.ofSeconds(5),
                        false,
                        Except.NOBODY),
                    null)
                .mayBeElsewhere(asked(null, QUERY)))
        .isFalse();
  }

  @Test
  void isForgottenWhenThereIsNoRoomAndNobodyAsksForIt() {
    register(one, "{ a }");
    register(one, "{ b }");
    awaitFound(other, "{ b }");
    for (int i = 0; i < 9; i++) {
      awaitFound(documents(store), "{ a }");
      String more = "{ c" + i + " }";
      register(one, more);
      awaitFound(documents(store), more);
    }

    assertThat(find(documents(store), "{ a }")).isEqualTo(new Answer.Document("{ a }", false));
    assertThat(find(documents(store), "{ b }")).isInstanceOf(Answer.Refusal.class);
  }

  @Test
  void isAskedForAgainWhileTheStoreIsLost() {
    register(one, QUERY);
    awaitFound(documents(store), QUERY);

    proxy.fault(new Fault.Dead());
    StoreAccess.awaitLost(store);
    assertThat(find(other, QUERY)).isInstanceOf(Answer.Refusal.class);
    register(other, QUERY);
    assertThat(find(other, QUERY)).isEqualTo(new Answer.Document(QUERY, false));
  }

  @Test
  void sayingNonsenseIsRefusedAsEver() {
    JsonObject nonsense = new JsonObject(Map.of("persistedQuery", new JsonObject(Map.of())));
    Asked asked = new Asked(null, null, nonsense, Identity.NOBODY, "");

    other.fetch(asked).block(Duration.ofSeconds(30));

    assertThatThrownBy(() -> other.find(asked)).isInstanceOf(RefusedException.class);
  }
}
