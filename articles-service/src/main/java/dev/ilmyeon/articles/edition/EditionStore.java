package dev.ilmyeon.articles.edition;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;

import dev.ilmyeon.articles.calendar.Kst;
import java.time.Clock;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Editions with what their clocks show. */
public final class EditionStore {

  private final DatabaseClient database;
  private final Clock clock;

  EditionStore(DatabaseClient database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  public Mono<Map<EditionId, Edition>> byIds(Collection<EditionId> ids) {
    return database
        .sql(
            """
            SELECT id, name, coalesce(fixed_clock, :now) AS now FROM edition WHERE id = ANY(:ids)
            """)
        .bind("ids", ids.stream().map(EditionId::value).toArray(String[]::new))
        .bind("now", clock.instant())
        .map(row ->
            new Edition(
                new EditionId(required(row, "id", String.class)),
                required(row, "name", String.class),
                Kst.at(instant(row, "now"))))
        .all()
        .collectMap(Edition::id);
  }
}
