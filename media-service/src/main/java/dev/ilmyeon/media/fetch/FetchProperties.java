package dev.ilmyeon.media.fetch;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What is fetched.
 *
 * @param atOnce how many files; more are refused until one has come
 * @param timeLimit for a file in all: names, connections, redirects and bytes
 * @param ports that are asked on the public web
 * @param allowed ranges of addresses, such as {@code 127.0.0.1/32}, that may be reached besides, at
 *     whatever port; for development and tests
 */
@Validated
@ConfigurationProperties("ilmyeon.media.uploads.import")
record FetchProperties(
    @DefaultValue("4") @Min(1) @Max(64) int atOnce,
    @DefaultValue("60s") Duration timeLimit,
    @DefaultValue({"80", "443"}) Set<Integer> ports,
    @DefaultValue List<String> allowed) {

  FetchProperties {
    if (!timeLimit.isPositive()) {
      throw new IllegalArgumentException(
          "ilmyeon.media.uploads.import.time-limit has to be longer than 0");
    }
    ports = Set.copyOf(ports);
    allowed = List.copyOf(allowed);
  }
}
