package dev.ilmyeon.articles.search;

import static dev.ilmyeon.articles.database.Columns.instant;
import static dev.ilmyeon.articles.database.Columns.required;
import static dev.ilmyeon.articles.database.Columns.texts;

import dev.ilmyeon.articles.calendar.Kst;
import io.r2dbc.spi.Readable;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** The versions of the newsroom's words. */
final class DictionaryStore {

  private static final String COLUMNS = "version, words, changed_at, changed_by";

  private final DatabaseClient database;

  DictionaryStore(DatabaseClient database) {
    this.database = database;
  }

  Mono<SearchDictionary> newest() {
    return database
        .sql("SELECT " + COLUMNS + " FROM search_dictionary ORDER BY version DESC LIMIT 1")
        .map(DictionaryStore::dictionary)
        .one();
  }

  /** The newest, with nobody else making another until the transaction ends. */
  Mono<SearchDictionary> locked() {
    return database
        .sql("LOCK TABLE search_dictionary IN SHARE ROW EXCLUSIVE MODE")
        .then()
        .then(newest());
  }

  Mono<SearchDictionary> add(List<String> words, String by) {
    return database
        .sql(
            "INSERT INTO search_dictionary (words, changed_by) VALUES (:words, :by) RETURNING "
                + COLUMNS)
        .bind("words", words.toArray(String[]::new))
        .bind("by", by)
        .map(DictionaryStore::dictionary)
        .one();
  }

  private static SearchDictionary dictionary(Readable row) {
    return new SearchDictionary(
        required(row, "version", Integer.class),
        texts(row, "words"),
        Kst.at(instant(row, "changed_at")),
        required(row, "changed_by", String.class));
  }
}
