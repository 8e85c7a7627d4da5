package dev.ilmyeon.articles.outbox;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll how often it is looked whether a message was missed
 * @param keepDays for how long a subscriber may have been away and still get all it missed
 */
@ConfigurationProperties(value = "ilmyeon.outbox", ignoreUnknownFields = false)
record OutboxProperties(@DefaultValue("1s") Duration poll, @DefaultValue("7") int keepDays) {

  OutboxProperties {
    if (poll.toMillis() < 10) {
      throw new IllegalArgumentException("ilmyeon.outbox.poll is 10ms at least");
    }
    if (keepDays < 1) {
      throw new IllegalArgumentException("ilmyeon.outbox.keep-days is 1 at least");
    }
  }
}
