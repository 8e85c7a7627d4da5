package dev.ilmyeon.articles.reading;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** Writes counted reads. */
final class ReadStore {

  private final DatabaseClient database;

  ReadStore(DatabaseClient database) {
    this.database = database;
  }

  /** Adds the counts to what is there, all or none; articles that are gone are skipped. */
  Mono<Void> add(Map<ReadCounter.Key, Long> counts) {
    if (counts.isEmpty()) {
      return Mono.empty();
    }
    List<ReadCounter.Key> keys = List.copyOf(counts.keySet());
    return database
        .sql(
            """
            INSERT INTO article_read (hour, article_id, reads)
            SELECT k.hour, k.article_id, k.reads
            FROM unnest(:hours, :ids, :reads) AS k(hour, article_id, reads)
            JOIN article a ON a.id = k.article_id
            ORDER BY k.hour, k.article_id
            ON CONFLICT (hour, article_id) DO UPDATE SET reads = article_read.reads + EXCLUDED.reads
            """)
        .bind("hours", keys.stream().map(ReadCounter.Key::hour).toArray(Instant[]::new))
        .bind("ids", keys.stream().map(key -> key.article().value()).toArray(Long[]::new))
        .bind("reads", keys.stream().map(counts::get).toArray(Long[]::new))
        .then();
  }
}
