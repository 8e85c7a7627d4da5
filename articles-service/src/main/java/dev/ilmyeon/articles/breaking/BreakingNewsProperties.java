package dev.ilmyeon.articles.breaking;

import java.net.URI;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param twoPersons whether somebody else has to confirm what is to be sent
 * @param channels where it is sent besides the portal's subscribers: by name, a URL that takes a
 *     POST
 */
@ConfigurationProperties(value = "ilmyeon.breaking-news", ignoreUnknownFields = false)
record BreakingNewsProperties(
    @DefaultValue("false") boolean twoPersons, @DefaultValue Map<String, URI> channels) {

  /** The channel of the subscribers. */
  static final String PORTAL = "portal";

  BreakingNewsProperties {
    channels = Map.copyOf(channels);
    if (channels.containsKey(PORTAL)) {
      throw new IllegalArgumentException(
          "ilmyeon.breaking-news.channels: portal is the subscribers' own");
    }
    channels.forEach((name, url) -> {
      if (!name.matches("[a-z][a-z0-9-]{0,39}") || url.getHost() == null) {
        throw new IllegalArgumentException(
            "ilmyeon.breaking-news.channels.%s is the absolute URL of a channel".formatted(name));
      }
    });
  }
}
