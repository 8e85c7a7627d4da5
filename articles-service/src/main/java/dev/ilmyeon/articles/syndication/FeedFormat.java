package dev.ilmyeon.articles.syndication;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.http.MediaType;

/** The formats of a feed, by the last part of its path. */
enum FeedFormat {
  RSS("rss.xml", new MediaType("application", "rss+xml", StandardCharsets.UTF_8)),
  RSS_EUC_KR("rss-euckr.xml", new MediaType("application", "rss+xml", Charset.forName("EUC-KR"))),
  ATOM("atom.xml", new MediaType("application", "atom+xml", StandardCharsets.UTF_8)),
  JSON("feed.json", new MediaType("application", "feed+json"));

  private final String file;
  private final MediaType type;

  FeedFormat(String file, MediaType type) {
    this.file = file;
    this.type = type;
  }

  static Optional<FeedFormat> of(String file) {
    return Arrays.stream(values()).filter(format -> format.file.equals(file)).findFirst();
  }

  Representation write(Channel channel, String path, JsonFormats json) {
    byte[] bytes =
        switch (this) {
          case RSS -> RssFormat.write(channel, StandardCharsets.UTF_8);
          case RSS_EUC_KR -> RssFormat.write(channel, Charset.forName("EUC-KR"));
          case ATOM -> AtomFormat.write(channel, path);
          case JSON -> json.feed(channel);
        };
    return new Representation(type, bytes, channel.changed());
  }
}
