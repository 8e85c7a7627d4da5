package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.server.setting.Bounds;
import dev.ilmyeon.gateway.server.subgraph.SharedSecret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How responses are kept.
 *
 * @param enabled whether any are
 * @param maxSize what they take in memory, roughly
 * @param staleWhileRevalidate for how long after its age a copy is answered while it is made anew
 * @param staleIfError … while it can't be made anew
 * @param file where the copies asked for most survive the process; null for nowhere
 * @param fileCopies how many
 * @param fileOperations the operations whose copies are in it before all others, by name
 * @param filePause how often they are written
 * @param secret by which services may say what has changed, without being operators
 */
@ConfigurationProperties(value = "ilmyeon.gateway.cache", ignoreUnknownFields = false)
public record CacheProperties(
    @DefaultValue("false") boolean enabled,
    @DefaultValue("32MB") DataSize maxSize,
    @DefaultValue("60s") Duration staleWhileRevalidate,
    @DefaultValue("24h") Duration staleIfError,
    @Nullable Path file,
    @DefaultValue("20") int fileCopies,
    @DefaultValue Set<String> fileOperations,
    @DefaultValue("30s") Duration filePause,
    @DefaultValue SharedSecret secret) {

  public CacheProperties {
    fileOperations = Set.copyOf(fileOperations);
    Bounds.atLeast("max-size", 1, maxSize.toBytes());
    Bounds.atLeast("stale-while-revalidate", Duration.ZERO, staleWhileRevalidate);
    Bounds.atLeast("stale-if-error", Duration.ZERO, staleIfError);
    Bounds.between("file-copies", 1, 1_000, fileCopies);
    Bounds.positive("file-pause", filePause);
  }
}
