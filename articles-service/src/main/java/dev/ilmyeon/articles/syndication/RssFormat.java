package dev.ilmyeon.articles.syndication;

import dev.ilmyeon.articles.calendar.Kst;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import javax.xml.stream.XMLStreamException;

/** RSS 2.0 (RSS Advisory Board, 2.0.11), in UTF-8 or a partner's older character set. */
final class RssFormat {

  private RssFormat() {}

  static byte[] write(Channel channel, Charset charset) {
    String document = Xml.document(charset.name(), xml -> rss(xml, channel));
    return charset.equals(StandardCharsets.UTF_8)
        ? document.getBytes(charset)
        : Text.encoded(document, charset);
  }

  private static void rss(Xml xml, Channel channel) throws XMLStreamException {
    xml.element(
        "rss",
        () -> {
          xml.attributes(
              "version",
              "2.0",
              "xmlns:atom",
              "http://www.w3.org/2005/Atom",
              "xmlns:dc",
              "http://purl.org/dc/elements/1.1/");
          xml.element("channel", () -> channel(xml, channel));
        });
  }

  private static void channel(Xml xml, Channel channel) throws XMLStreamException {
    xml.element("title", channel.title());
    xml.element("link", channel.page());
    xml.element("description", channel.title());
    xml.element("language", "ko");
    xml.element("lastBuildDate", date(channel.changed()));
    xml.empty("atom:link", "href", channel.self(), "rel", "self", "type", "application/rss+xml");
    for (Entry entry : channel.entries()) {
      xml.element("item", () -> item(xml, entry));
    }
  }

  private static void item(Xml xml, Entry entry) throws XMLStreamException {
    xml.element("title", entry.title());
    xml.element("link", entry.url());
    xml.element("description", escaped(entry.summary()));
    for (String author : entry.authors()) {
      xml.element("dc:creator", author);
    }
    xml.element("category", entry.section());
    for (String tag : entry.tags()) {
      xml.element("category", tag);
    }
    xml.element(
        "guid",
        () -> {
          xml.attributes("isPermaLink", "false");
          xml.characters(Ids.tag(entry.id()));
        });
    xml.element("pubDate", date(entry.published()));
  }

  /** A description is HTML: what is plain text must not look like it. */
  private static String escaped(String plain) {
    return plain.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
  }

  private static String date(Instant instant) {
    return DateTimeFormatter.RFC_1123_DATE_TIME.format(Kst.at(instant));
  }
}
