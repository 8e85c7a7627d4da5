package dev.ilmyeon.platform.testing.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.platform.testing.migration.MigrationRules.Excuse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationRulesTests {

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          DROP TABLE article                                              | DROPS
          drop index article_newest                                       | DROPS
          ALTER TABLE article DROP COLUMN title                           | DROPS
          ALTER TABLE article ADD COLUMN a text, DROP CONSTRAINT article_x | DROPS
          ALTER TABLE article RENAME COLUMN title TO headline             | RENAMES
          ALTER TABLE article RENAME TO story                             | RENAMES
          ALTER INDEX article_newest RENAME TO newest                     | RENAMES
          ALTER TABLE article ADD COLUMN a text NOT NULL                  | DEMANDS
          ALTER TABLE article ADD a text NOT NULL                         | DEMANDS
          ALTER TABLE article ALTER COLUMN a DROP DEFAULT                 | DEMANDS
          ALTER TABLE article ALTER COLUMN a TYPE bigint                  | REWRITES
          ALTER TABLE article ADD COLUMN a uuid NOT NULL DEFAULT gen_random_uuid() | REWRITES
          ALTER TABLE article ADD COLUMN a text GENERATED ALWAYS AS (b) STORED     | REWRITES
          ALTER TABLE article ADD CONSTRAINT x CHECK (a > 0)              | READS_UNDER_LOCK
          ALTER TABLE article ADD CHECK (a > 0)                           | READS_UNDER_LOCK
          ALTER TABLE article ADD COLUMN a int CHECK (a > 0)              | READS_UNDER_LOCK
          ALTER TABLE article ADD CONSTRAINT x UNIQUE (a, b)              | READS_UNDER_LOCK
          CREATE UNIQUE INDEX x ON article (a)                            | READS_UNDER_LOCK
          CREATE INDEX ON article(a)                                      | READS_UNDER_LOCK
          UPDATE article SET a = 1                                        | LOCKS_ROWS
          TRUNCATE article                                                | LOCKS_TABLE
          DO $$ BEGIN DROP TABLE article; END $$                          | IS_UNCLEAR
          """)
  void seesTheRisk(String sql, Risk risk) {
    assertThat(RiskyStatement.risks(SqlScript.statements(sql + ";"))).containsExactly(risk);
  }

  @Test
  void seesBothRisksOfAColumnThatMustBeThere() {
    assertThat(
            RiskyStatement.risks(
                SqlScript.statements("ALTER TABLE article ALTER COLUMN a SET NOT NULL")))
        .containsExactly(Risk.READS_UNDER_LOCK, Risk.DEMANDS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE article ADD COLUMN a text",
        "ALTER TABLE article ADD COLUMN a text NOT NULL DEFAULT 'drop, it; not null'",
        "ALTER TABLE article ADD COLUMN a timestamptz NOT NULL DEFAULT now()",
        "ALTER TABLE article ADD CONSTRAINT x CHECK (a > 0) NOT VALID",
        "ALTER TABLE article VALIDATE CONSTRAINT x",
        "ALTER TABLE article ALTER COLUMN a DROP NOT NULL",
        "ALTER TABLE article ADD CONSTRAINT x UNIQUE USING INDEX x",
        "CREATE INDEX CONCURRENTLY x ON article (a)",
        "CREATE TABLE t (a int); CREATE INDEX x ON t (a); ALTER TABLE t DROP COLUMN a; UPDATE t SET a = 1",
        "CREATE FUNCTION f() RETURNS void LANGUAGE sql AS $$ DROP TABLE article; $$",
        "-- DROP TABLE article;\nSELECT 1",
        "INSERT INTO article (a) VALUES (1)",
      })
  void letsPassWhatOnlyAdds(String sql) {
    assertThat(RiskyStatement.risks(SqlScript.statements(sql))).isEmpty();
  }

  @Test
  void wantsAnExcuseForEachRiskAndARiskForEachExcuse() throws IOException {
    Files.writeString(folder.resolve("V001__old.sql"), "DROP TABLE long_ago;");
    Files.writeString(folder.resolve("V002__new.sql"), "DROP TABLE of_nobody;");
    Excuse excuse = new Excuse(2, Risk.DROPS, "nothing has used it since V001");

    assertThatCode(() -> MigrationRules.check(folder, 1, List.of(excuse)))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> MigrationRules.check(folder, 1, List.of()))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("V002__new.sql: DROPS");
    assertThatThrownBy(() ->
            MigrationRules.check(
                folder, 1, List.of(excuse, new Excuse(2, Risk.RENAMES, "no reason"))))
        .isInstanceOf(AssertionError.class)
        .hasMessageContaining("nothing to excuse");
  }
}
