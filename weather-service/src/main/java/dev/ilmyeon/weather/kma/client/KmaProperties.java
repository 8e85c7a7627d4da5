package dev.ilmyeon.weather.kma.client;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How KMA is called.
 *
 * @param hubKey for observations and warnings, from the API hub
 * @param portalKey for nowcasts and forecasts, from the open-data portal
 * @param timeout for a whole answer
 * @param maxResponse larger answers are dropped while they are read
 * @param quota calls of one feed in a day of Korea
 * @param callsPerSecond to one host
 * @param attempts at one call, the first included
 * @param retryPause before the second attempt; it doubles, and is random by half
 * @param breakerPause how long a host that brings nothing is left alone
 */
@ConfigurationProperties(value = "ilmyeon.weather.kma", ignoreUnknownFields = false)
public record KmaProperties(
    @DefaultValue ApiKey hubKey,
    @DefaultValue ApiKey portalKey,
    @DefaultValue("https://apihub.kma.go.kr") URI hubUrl,
    @DefaultValue("https://apis.data.go.kr") URI portalUrl,
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("8MB") DataSize maxResponse,
    @DefaultValue("10000") int quota,
    @DefaultValue("5") int callsPerSecond,
    @DefaultValue("3") int attempts,
    @DefaultValue("1s") Duration retryPause,
    @DefaultValue("2m") Duration breakerPause) {

  public KmaProperties {
    positive("timeout", timeout.toMillis());
    positive("max-response", maxResponse.toBytes());
    positive("quota", quota);
    positive("calls-per-second", callsPerSecond);
    positive("attempts", attempts);
    positive("retry-pause", retryPause.toMillis());
    positive("breaker-pause", breakerPause.toMillis());
  }

  private static void positive(String name, long value) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " has to be more than nothing");
    }
  }
}
