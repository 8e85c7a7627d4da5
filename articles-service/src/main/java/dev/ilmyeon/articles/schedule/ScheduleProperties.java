package dev.ilmyeon.articles.schedule;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param poll how often it is looked for what is due
 */
@ConfigurationProperties(value = "ilmyeon.schedule", ignoreUnknownFields = false)
record ScheduleProperties(@DefaultValue("100ms") Duration poll) {

  ScheduleProperties {
    if (poll.toMillis() < 10) {
      throw new IllegalArgumentException("ilmyeon.schedule.poll is 10ms at least");
    }
  }
}
