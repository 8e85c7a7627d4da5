package dev.ilmyeon.platform.subgraph.pool;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyLimitTests {

  private static final Duration STATEMENT = Duration.ofSeconds(5);
  private static final Duration LIMIT = Duration.ofSeconds(6);
  private static final Duration LOOK = Duration.ofMillis(250);

  private static final String READY = "Z\0\0\0\5I";
  private static final String READY_IN_TRANSACTION = "Z\0\0\0\5T";
  private static final String HANDSHAKE = "R\0\0\0\10\0\0\0\0" + READY;
  private static final String ROW = "D\0\0\0\6\0\0";
  private static final String SYNC = "S\0\0\0\4";

  private final EmbeddedChannel channel = new EmbeddedChannel(new ReplyLimit(STATEMENT));

  @BeforeEach
  void freeze() {
    channel.freezeTime();
  }

  private void hears(String bytes) {
    channel.writeInbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
  }

  private void asks(String bytes) {
    channel.writeOutbound(Unpooled.copiedBuffer(bytes, StandardCharsets.ISO_8859_1));
  }

  private static String query(String sql) {
    return "Q\0\0\0" + (char) (sql.length() + 5) + sql + '\0';
  }

  private static String parse(String name, String sql) {
    return "P\0\0\0" + (char) (name.length() + sql.length() + 8) + name + '\0' + sql + "\0\0\0";
  }

  private boolean isOpenAfter(Duration time) {
    for (long at = 0; at < time.toMillis(); at += LOOK.toMillis()) {
      channel.advanceTimeBy(LOOK.toMillis(), TimeUnit.MILLISECONDS);
      channel.runScheduledPendingTasks();
    }
    return channel.isOpen();
  }

  @Test
  void closesWhatSaysNothingWhenAnAnswerIsDue() {
    hears(HANDSHAKE);
    asks(query("ROLLBACK"));

    assertThat(isOpenAfter(LIMIT.minus(LOOK))).isTrue();
    assertThat(isOpenAfter(LOOK)).isFalse();
  }

  /** However it is cut into parts. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 1000})
  void leavesWhatHasAnswered(int part) {
    hears(HANDSHAKE);
    String asked = parse("", "SELECT 1") + SYNC + query("SELECT 2");
    for (int at = 0; at < asked.length(); at += part) {
      asks(asked.substring(at, Math.min(asked.length(), at + part)));
    }
    hears(ROW + READY);
    assertThat(isOpenAfter(LIMIT.minus(LOOK))).isTrue();
    hears(ROW + READY);

    assertThat(isOpenAfter(Duration.ofHours(1))).isTrue();
  }

  @Test
  void closesWhatAnswersOneOfTwo() {
    hears(HANDSHAKE);
    asks(query("SELECT 1") + query("SELECT 2"));
    hears(ROW + READY + ROW);

    assertThat(isOpenAfter(LIMIT)).isFalse();
  }

  @Test
  void closesWhatDoesNotBringTheNextRows() {
    hears(HANDSHAKE);
    asks("H\0\0\0\4");

    assertThat(isOpenAfter(LIMIT)).isFalse();
  }

  @Test
  void waitsForWhatGoesOnSpeaking() {
    hears(HANDSHAKE);
    asks(query("SELECT 1"));
    for (int i = 0; i < 10; i++) {
      assertThat(isOpenAfter(LIMIT.minus(LOOK))).isTrue();
      hears(ROW);
    }
    assertThat(isOpenAfter(LIMIT)).isFalse();
  }

  @Test
  void waitsForTheHandshakeAndForWhoeverIsNotAsked() {
    asks("any\0");
    assertThat(isOpenAfter(LIMIT)).isTrue();
    hears(HANDSHAKE);

    assertThat(isOpenAfter(LIMIT)).isTrue();
  }

  @Test
  void goesByTheLimitThatIsInForce() {
    hears(HANDSHAKE);
    asks(query("SET STATEMENT_TIMEOUT = 800"));
    hears(READY);
    asks(query("SELECT 1"));

    assertThat(isOpenAfter(Duration.ofMillis(1500))).isTrue();
    assertThat(isOpenAfter(Duration.ofMillis(500))).isFalse();
  }

  @Test
  void waitsForAsLongAsItTakesInATransactionWithoutALimit() {
    hears(HANDSHAKE);
    asks(query("BEGIN") + parse("s1", "SET LOCAL statement_timeout = 0") + SYNC);
    hears(READY_IN_TRANSACTION + READY_IN_TRANSACTION);
    asks(query("SELECT make_an_index()"));
    assertThat(isOpenAfter(Duration.ofHours(1))).isTrue();
    hears(READY_IN_TRANSACTION);
    asks(query("COMMIT"));
    hears(READY);
    asks(query("SELECT 1"));

    assertThat(isOpenAfter(LIMIT)).isFalse();
  }

  /** Who takes no rows hears none. */
  @Test
  void takesNobodyForSilentWhomItDoesNotListenTo() {
    channel.config().setAutoRead(false);
    hears(HANDSHAKE);
    asks(query("SELECT 1"));
    hears(ROW);
    assertThat(isOpenAfter(Duration.ofHours(1))).isTrue();
    channel.read();

    assertThat(isOpenAfter(LIMIT)).isFalse();
  }

  @Test
  void looksIntoWhatWasEncryptedAndIsNotAnyMore() {
    hears("S");
    hears(HANDSHAKE);
    asks(query("ROLLBACK"));

    assertThat(isOpenAfter(LIMIT)).isFalse();
  }

  @Test
  void leavesWhatIsEncryptedAlone() {
    hears("S");
    hears("\26\3\3\0\1Z");
    asks("\27\3\3\0\1Q");

    assertThat(isOpenAfter(LIMIT)).isTrue();
  }
}
