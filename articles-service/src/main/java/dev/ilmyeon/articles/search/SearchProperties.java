package dev.ilmyeon.articles.search;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param indexEvery how often it is looked whether something has changed
 */
@ConfigurationProperties("ilmyeon.search")
record SearchProperties(@DefaultValue("1s") Duration indexEvery) {

  SearchProperties {
    if (!indexEvery.isPositive()) {
      throw new IllegalArgumentException("ilmyeon.search.index-every is longer than nothing");
    }
  }
}
