package dev.ilmyeon.articles.front.version;

import dev.ilmyeon.articles.front.layout.ContainerLayout;
import dev.ilmyeon.articles.front.layout.Layout;
import io.r2dbc.postgresql.codec.Json;
import java.util.ArrayList;
import java.util.List;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** Writes a front's next version; the caller holds {@link VersionStore#lock}. One statement. */
public final class VersionWriter {

  private static final String FRONT_AND_CONTAINERS =
      """
      WITH made AS (
        INSERT INTO front (edition_id, version, effective_from, made_at, made_by, changes, restores)
        VALUES (:edition, :version, :from, now(), :by, :changes, :restores)),
      kept AS (
        INSERT INTO container (edition_id, version, key, position, kind, title, more_path, capacity,
          fill, fill_section, fill_region, fill_series)
        SELECT edition_id, :version, key, position, kind, title, more_path, capacity,
          fill, fill_section, fill_region, fill_series
        FROM container WHERE edition_id = :edition AND version = :base)
      INSERT INTO card (edition_id, version, container_key, position, article_id, gallery_id,
        region_code, snap_title, snap_url, headline, kicker, image_override, until)
      """;

  private final DatabaseClient database;
  private final JsonMapper json;

  VersionWriter(DatabaseClient database, JsonMapper json) {
    this.database = database;
    this.json = json;
  }

  /** The containers of the version in force with the layout's cards. */
  public Mono<VersionKey> write(Head head, Layout layout, String by, Json changes) {
    GenericExecuteSpec statement =
        database
            .sql(
                FRONT_AND_CONTAINERS
                    + """
                    SELECT :edition, :version, c.container, c.position, c.article, c.gallery, c.region,
                      CASE WHEN c.url IS NOT NULL THEN c.title END, c.url, c.headline, c.kicker, c.image, c.until
                    FROM jsonb_to_recordset(:cards) AS c(container text, position smallint, article bigint,
                      gallery bigint, region text, title text, url text, headline text, kicker text,
                      image bigint, until timestamptz)
                    """)
            .bind("changes", changes)
            .bindNull("restores", Integer.class)
            .bind("base", head.version())
            .bind("cards", Json.of(json.writeValueAsString(placed(layout))));
    return next(head, by, statement);
  }

  /** Everything of an earlier version. */
  public Mono<VersionKey> restore(Head head, int version, String by) {
    GenericExecuteSpec statement =
        database
            .sql(
                FRONT_AND_CONTAINERS
                    + """
                    SELECT edition_id, :version, container_key, position, article_id, gallery_id,
                      region_code, snap_title, snap_url, headline, kicker, image_override, until
                    FROM card WHERE edition_id = :edition AND version = :base
                    """)
            .bindNull("changes", Json.class)
            .bind("restores", version)
            .bind("base", version);
    return next(head, by, statement);
  }

  private static Mono<VersionKey> next(Head head, String by, GenericExecuteSpec statement) {
    VersionKey next = new VersionKey(head.edition(), head.newest() + 1);
    return statement
        .bind("edition", head.edition().value())
        .bind("version", next.version())
        .bind("from", head.next())
        .bind("by", by)
        .then()
        .thenReturn(next);
  }

  private List<ObjectNode> placed(Layout layout) {
    List<ObjectNode> cards = new ArrayList<>();
    for (ContainerLayout container : layout.containers()) {
      for (int i = 0; i < container.cards().size(); i++) {
        ObjectNode card = json.valueToTree(StoredCard.of(container.cards().get(i)));
        cards.add(card.put("container", container.key()).put("position", i + 1));
      }
    }
    return cards;
  }
}
