package dev.ilmyeon.articles.syndication;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/** Atom (RFC 4287); what was withdrawn is a deleted entry (RFC 6721). */
final class AtomFormat {

  private AtomFormat() {}

  static byte[] write(Channel channel, String path) {
    return Xml.document("UTF-8", xml -> feed(xml, channel, path)).getBytes(StandardCharsets.UTF_8);
  }

  private static void feed(Xml xml, Channel channel, String path) throws XMLStreamException {
    xml.element(
        "feed",
        () -> {
          xml.attributes(
              "xmlns",
              "http://www.w3.org/2005/Atom",
              "xmlns:at",
              "http://purl.org/atompub/tombstones/1.0",
              "xml:lang",
              "ko");
          xml.element("id", Ids.tag(path));
          xml.element("title", channel.title());
          xml.element("updated", Text.date(channel.changed()));
          xml.empty("link", "rel", "self", "type", "application/atom+xml", "href", channel.self());
          xml.empty("link", "rel", "alternate", "type", "text/html", "href", channel.page());
          xml.element("author", () -> xml.element("name", channel.title()));
          for (Entry entry : channel.entries()) {
            xml.element("entry", () -> entry(xml, entry));
          }
          for (Tombstone tombstone : channel.tombstones()) {
            xml.element("at:deleted-entry", () -> deleted(xml, tombstone));
          }
        });
  }

  private static void entry(Xml xml, Entry entry) throws XMLStreamException {
    xml.element("id", Ids.tag(entry.id()));
    xml.element("title", entry.title());
    xml.element("published", Text.date(entry.published()));
    xml.element("updated", Text.date(entry.updated()));
    xml.empty("link", "rel", "alternate", "type", "text/html", "href", entry.url());
    for (String author : entry.authors()) {
      xml.element("author", () -> xml.element("name", author));
    }
    xml.empty("category", "term", entry.section());
    for (String tag : entry.tags()) {
      xml.empty("category", "term", tag);
    }
    xml.element("summary", entry.summary());
  }

  private static void deleted(Xml xml, Tombstone tombstone) throws XMLStreamException {
    xml.attributes("ref", Ids.tag(tombstone.id()), "when", Text.date(tombstone.at()));
    xml.element("at:comment", tombstone.notice());
  }
}
