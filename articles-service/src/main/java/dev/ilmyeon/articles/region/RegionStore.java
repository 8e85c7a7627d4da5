package dev.ilmyeon.articles.region;

import static dev.ilmyeon.articles.database.Columns.required;

import io.r2dbc.spi.Readable;
import java.util.Collection;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

public final class RegionStore {

  private final DatabaseClient database;

  RegionStore(DatabaseClient database) {
    this.database = database;
  }

  public Flux<Region> all() {
    return database
        .sql(
            """
            SELECT code, name FROM region ORDER BY position
            """)
        .map(RegionStore::region)
        .all();
  }

  Mono<Map<RegionCode, Region>> byCodes(Collection<RegionCode> codes) {
    return database
        .sql(
            """
            SELECT code, name FROM region WHERE code = ANY(:codes)
            """)
        .bind("codes", codes.stream().map(RegionCode::value).toArray(String[]::new))
        .map(RegionStore::region)
        .all()
        .collectMap(Region::code);
  }

  private static Region region(Readable row) {
    return new Region(
        new RegionCode(required(row, "code", String.class)), required(row, "name", String.class));
  }
}
