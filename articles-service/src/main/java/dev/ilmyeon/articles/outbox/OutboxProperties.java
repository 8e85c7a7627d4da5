package dev.ilmyeon.articles.outbox;

import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll how often it is looked whether a message was missed
 * @param keepDays for how long a subscriber may have been away and still get all it missed
 * @param redis what instances tell one another through; PostgreSQL itself if it is absent
 */
@ConfigurationProperties(value = "ilmyeon.outbox", ignoreUnknownFields = false)
record OutboxProperties(
    @DefaultValue("1s") Duration poll, @DefaultValue("7") int keepDays, @Nullable Redis redis) {

  /**
   * @param url {@code redis://[[USER]:PASSWORD@]HOST[:PORT][/DATABASE]}, {@code rediss://} for TLS
   * @param channel of its pub/sub, which no other portal uses
   */
  record Redis(String url, @DefaultValue("ilmyeon.articles.outbox") String channel) {

    Redis {
      if (!url.matches("rediss?://.+") || channel.isBlank()) {
        throw new IllegalArgumentException(
            "ilmyeon.outbox.redis.url is redis://HOST:PORT or rediss://HOST:PORT, and .channel is not blank");
      }
    }

    @Override
    public String toString() {
      return "Redis[url=…, channel=%s]".formatted(channel);
    }
  }

  OutboxProperties {
    if (poll.toMillis() < 10) {
      throw new IllegalArgumentException("ilmyeon.outbox.poll is 10ms at least");
    }
    if (keepDays < 1) {
      throw new IllegalArgumentException("ilmyeon.outbox.keep-days is 1 at least");
    }
  }
}
