package dev.ilmyeon.articles.audit;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.calendar.Kst;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Appends to the trail and reads it. */
public final class AuditTrail {

  private final DatabaseClient database;
  private final JsonMapper json;

  AuditTrail(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /**
   * Within the caller's transaction, as its last statement: from here on all other writers wait for
   * its end.
   */
  public Mono<Void> add(String actor, String action, String subject, Map<String, ?> detail) {
    return database
        .sql(
            """
            INSERT INTO audit_entry (actor, action, subject, detail)
            VALUES (:actor, :action, :subject, :detail)
            """)
        .bind("actor", actor)
        .bind("action", action)
        .bind("subject", subject)
        .bind("detail", Json.of(json.writeValueAsString(detail)))
        .then();
  }

  /** What was done to one subject before the entry of that number, latest first. */
  public Mono<List<AuditEntry>> of(String subject, long before, int first) {
    return database
        .sql(
            """
            SELECT number, at, actor, action, subject, detail::text AS detail FROM audit_entry
            WHERE subject = :subject AND number < :before
            ORDER BY number DESC LIMIT :first
            """)
        .bind("subject", subject)
        .bind("before", before)
        .bind("first", first)
        .map(AuditTrail::entry)
        .all()
        .collectList();
  }

  private static AuditEntry entry(Readable row) {
    return new AuditEntry(
        required(row, "number", Long.class),
        Kst.at(instant(row, "at")),
        required(row, "actor", String.class),
        required(row, "action", String.class),
        required(row, "subject", String.class),
        required(row, "detail", String.class));
  }
}
