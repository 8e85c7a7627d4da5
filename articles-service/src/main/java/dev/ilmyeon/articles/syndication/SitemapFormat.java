package dev.ilmyeon.articles.syndication;

import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLStreamException;

/** A news sitemap: sitemaps.org 0.9 with Google's news extension 0.9, of the last two days. */
final class SitemapFormat {

  private SitemapFormat() {}

  static byte[] write(Channel channel) {
    return Xml.document("UTF-8", xml -> urls(xml, channel)).getBytes(StandardCharsets.UTF_8);
  }

  private static void urls(Xml xml, Channel channel) throws XMLStreamException {
    xml.element(
        "urlset",
        () -> {
          xml.attributes(
              "xmlns",
              "http://www.sitemaps.org/schemas/sitemap/0.9",
              "xmlns:news",
              "http://www.google.com/schemas/sitemap-news/0.9");
          for (Entry entry : channel.entries()) {
            xml.element(
                "url",
                () -> {
                  xml.element("loc", entry.url());
                  xml.element("news:news", () -> news(xml, channel, entry));
                });
          }
        });
  }

  private static void news(Xml xml, Channel channel, Entry entry) throws XMLStreamException {
    xml.element(
        "news:publication",
        () -> {
          xml.element("news:name", channel.title());
          xml.element("news:language", "ko");
        });
    xml.element("news:publication_date", Text.date(entry.published()));
    xml.element("news:title", entry.title());
  }
}
