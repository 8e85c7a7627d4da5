package dev.ilmyeon.articles.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.articles.ServiceTests;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;

class AuditChainTests extends ServiceTests {

  @Autowired private AuditTrail trail;
  @Autowired private AuditChain chain;
  @Autowired private DatabaseClient database;

  @BeforeEach
  void addEntriesFromManySides() {
    List<Integer> numbers = IntStream.range(0, 20).boxed().toList();
    await(
        Flux.fromIterable(numbers)
            .flatMap(
                i -> trail.add("kim", "TEST", "test:한글", Map.of("i", i, "text", "따옴표 \" 와 😀")), 5)
            .then()
            .thenReturn(true));
  }

  @Test
  void isWholeThoughManyWroteIt() {
    AuditChain.Verdict verdict = await(chain.verify());

    assertThat(verdict.whole()).isTrue();
    assertThat(verdict.entries()).isEqualTo(number("SELECT count(*) FROM audit_entry"));
    assertThat(await(new AuditChain(database, 7).verify())).isEqualTo(verdict);
  }

  @Test
  void isAppendedToOnly() {
    for (String change :
        List.of(
            "UPDATE audit_entry SET actor = 'lee'",
            "DELETE FROM audit_entry",
            "TRUNCATE audit_entry")) {
      assertThatThrownBy(() -> sql(change)).hasStackTraceContaining("never changed");
    }
  }

  @Test
  void showsWhatWhoOwnsTheTableChanged() {
    long number = number("SELECT max(number) - 5 FROM audit_entry");
    sql("ALTER TABLE audit_entry DISABLE TRIGGER audit_entry_is_never_changed");
    try {
      sql("UPDATE audit_entry SET actor = 'lee' WHERE number = " + number);
      AuditChain.Verdict changed = await(chain.verify());
      assertThat(changed.broken()).isEqualTo(number);
      assertThat(changed.entries()).isEqualTo(number - 1);
      assertThat(await(new AuditChain(database, 1).verify())).isEqualTo(changed);
      sql("UPDATE audit_entry SET actor = 'kim' WHERE number = " + number);
      assertThat(await(chain.verify()).whole()).isTrue();
    } finally {
      sql("ALTER TABLE audit_entry ENABLE TRIGGER audit_entry_is_never_changed");
    }
  }
}
