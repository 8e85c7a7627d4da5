package dev.ilmyeon.articles.syndication;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * A feed's content, in whatever format.
 *
 * @param title of the portal, and of the section, region or series
 * @param page the portal's page of it
 * @param self the feed's own address
 * @param entries newest first
 */
record Channel(
    String title, String page, String self, List<Entry> entries, List<Tombstone> tombstones) {

  Channel {
    entries = List.copyOf(entries);
    tombstones = List.copyOf(tombstones);
  }

  /** When it last changed, as far as its entries tell; the same for the same content. */
  Instant updated() {
    return Stream.concat(
            entries.stream().map(Entry::updated), tombstones.stream().map(Tombstone::withdrawn))
        .max(Instant::compareTo)
        .orElse(Instant.EPOCH);
  }
}
