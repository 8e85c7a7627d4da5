package dev.ilmyeon.gateway.server.persisted;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Operations that clients may name.
 *
 * @param automatic what they register themselves
 * @param manifest a file with those that are trusted; null for none
 * @param poll how often it is looked at: a change holds after two looks
 * @param only whether no others are taken
 */
@ConfigurationProperties(value = "ilmyeon.gateway.persisted", ignoreUnknownFields = false)
public record PersistedProperties(
    @DefaultValue Automatic automatic,
    @Nullable Path manifest,
    @DefaultValue("5s") Duration poll,
    @DefaultValue("false") boolean only) {

  public PersistedProperties {
    Bounds.positive("poll", poll);
    if (only && manifest == null) {
      throw new IllegalArgumentException("only: nothing could be asked for without a manifest");
    }
  }

  /**
   * Automatic persisted queries.
   *
   * @param enabled whether there are any
   * @param maxSize of all of them together, in memory; those that are asked for least go first
   */
  public record Automatic(
      @DefaultValue("true") boolean enabled, @DefaultValue("8MB") DataSize maxSize) {

    public Automatic {
      Bounds.atLeast("automatic.max-size", 1, maxSize.toBytes());
    }
  }
}
