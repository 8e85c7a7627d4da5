package dev.ilmyeon.articles.syndication;

import java.time.Instant;
import java.util.List;

/**
 * A feed's content, in whatever format.
 *
 * @param title of the portal, and of the section, region or series
 * @param page the portal's page of it
 * @param self the feed's own address
 * @param changed when it last became what it is, by what came, went or was corrected; the epoch if
 *     nothing ever did
 * @param entries newest first
 */
record Channel(
    String title,
    String page,
    String self,
    Instant changed,
    List<Entry> entries,
    List<Tombstone> tombstones) {

  Channel {
    entries = List.copyOf(entries);
    tombstones = List.copyOf(tombstones);
  }
}
