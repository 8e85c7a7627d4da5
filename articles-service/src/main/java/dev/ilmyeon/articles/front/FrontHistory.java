package dev.ilmyeon.articles.front;

import java.time.Duration;
import java.time.Instant;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param keep for how long it is kept what fronts showed, by each edition's clock
 */
@ConfigurationProperties(value = "ilmyeon.fronts.history", ignoreUnknownFields = false)
public record FrontHistory(@DefaultValue("400d") Duration keep) {

  public FrontHistory {
    if (keep.toHours() < 1) {
      throw new IllegalArgumentException("ilmyeon.fronts.history.keep is 1h at least");
    }
  }

  /** What is not older can be shown as readers saw it. */
  public Instant since(Instant now) {
    return now.minus(keep);
  }

  public boolean isKept(FrontPage page) {
    return !page.time().isBefore(since(page.edition().now().toInstant()));
  }
}
