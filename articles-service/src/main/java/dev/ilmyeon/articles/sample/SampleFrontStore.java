package dev.ilmyeon.articles.sample;

import dev.ilmyeon.articles.sample.Sample.Card;
import dev.ilmyeon.articles.sample.Sample.Container;
import dev.ilmyeon.articles.sample.Sample.Front;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes the sample's fronts and reads, over JDBC and within the caller's transaction. */
final class SampleFrontStore {

  private final Connection connection;

  SampleFrontStore(Connection connection) {
    this.connection = connection;
  }

  void write(Sample sample) throws SQLException {
    for (Front front : sample.fronts()) {
      write(front);
    }
    writeRegionalEditions();
    for (Sample.Read read : sample.reads().articles()) {
      write(read, sample.reads().until());
    }
  }

  /** 지역판: of each edition one a region, filled with that region's news; nothing is curated. */
  private void writeRegionalEditions() throws SQLException {
    Jdbc.execute(
        connection,
        """
        INSERT INTO edition (id, name, fixed_clock, parent_id, region_code)
        SELECT e.id || '-' || lower(r.code), r.name || '판', e.fixed_clock, e.id, r.code
        FROM edition e CROSS JOIN region r
        """);
    Jdbc.execute(
        connection,
        """
        INSERT INTO front (edition_id, version, effective_from)
        SELECT e.id, 1, min(f.effective_from)
        FROM edition e JOIN front f ON f.edition_id = e.parent_id
        GROUP BY e.id
        """);
    Jdbc.execute(
        connection,
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill,
          fill_region)
        SELECT f.edition_id, f.version, c.key, c.position, c.kind, c.title, c.capacity, 'REGION',
          e.region_code
        FROM front f JOIN edition e ON e.id = f.edition_id AND e.parent_id IS NOT NULL
        CROSS JOIN (VALUES ('lead', 1, 'LEAD', '머리기사', 1), ('latest', 2, 'LIST', '지역 소식', 9))
          AS c(key, position, kind, title, capacity)
        """);
  }

  private void write(Front front) throws SQLException {
    Jdbc.execute(
        connection,
        "INSERT INTO front (edition_id, version, effective_from) VALUES (?, ?, ?)",
        front.edition(),
        front.version(),
        front.from());
    int position = 0;
    for (Container container : front.containers()) {
      write(front, container, ++position);
    }
  }

  private void write(Front front, Container container, int position) throws SQLException {
    String[] fill = container.fill().split(":", 2);
    String source = fill[0].toUpperCase(Locale.ROOT).replace('-', '_');
    Jdbc.execute(
        connection,
        """
        INSERT INTO container (edition_id, version, key, position, kind, title, more_path, capacity,
          fill, fill_section, fill_region, fill_series)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        front.edition(),
        front.version(),
        container.key(),
        position,
        container.kind(),
        container.title(),
        container.more(),
        container.capacity(),
        source,
        keyOf("SECTION", source, fill),
        keyOf("REGION", source, fill),
        keyOf("SERIES", source, fill));
    int place = 0;
    for (Card card : container.cards()) {
      write(front, container, card, ++place);
    }
  }

  private static @Nullable String keyOf(String wanted, String source, String[] fill) {
    return source.equals(wanted) ? fill[1] : null;
  }

  private void write(Front front, Container container, Card card, int place) throws SQLException {
    Jdbc.execute(
        connection,
        """
        INSERT INTO card (edition_id, version, container_key, position, article_id, gallery_id,
          region_code, snap_title, snap_url, headline, kicker, image_override, until)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """,
        front.edition(),
        front.version(),
        container.key(),
        place,
        card.article(),
        card.gallery(),
        card.region(),
        card.snap(),
        card.url(),
        card.headline(),
        card.kicker(),
        card.image(),
        card.until());
  }

  /** Spreads the reads evenly over the hours; what does not divide is read in the last. */
  private void write(Sample.Read read, OffsetDateTime last) throws SQLException {
    long hours = ChronoUnit.HOURS.between(read.since(), last) + 1;
    long each = read.reads() / hours;
    for (long hour = 0; hour < hours; hour++) {
      long rest = hour == hours - 1 ? read.reads() - each * hours : 0;
      Jdbc.execute(
          connection,
          "INSERT INTO article_read (hour, article_id, reads) VALUES (?, ?, ?)",
          read.since().plusHours(hour),
          read.article(),
          each + rest);
    }
  }
}
