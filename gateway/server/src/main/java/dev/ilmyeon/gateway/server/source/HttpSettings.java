package dev.ilmyeon.gateway.server.source;

import dev.ilmyeon.gateway.server.setting.Bounds;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How a supergraph's URL is asked. The headers may hold secrets: nothing prints them.
 *
 * @param timeout for a whole answer, the connection included
 * @param maxSize a longer one is refused while it is read
 * @param maxPause after failures the pauses between looks double up to this
 * @param authorization the {@code Authorization} header
 * @param headers other headers
 * @param copy a file that keeps what was served last, to start with when the URL does not answer
 */
public record HttpSettings(
    @DefaultValue("10s") Duration timeout,
    @DefaultValue("16MB") DataSize maxSize,
    @DefaultValue("1m") Duration maxPause,
    @Nullable String authorization,
    @DefaultValue Map<String, String> headers,
    @Nullable Path copy) {

  /** RFC 9110, 5.6.2. */
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7e\\t]*");

  public HttpSettings {
    Bounds.positive("supergraph-http.timeout", timeout);
    Bounds.atLeast("supergraph-http.max-size", 1, maxSize.toBytes());
    Bounds.positive("supergraph-http.max-pause", maxPause);
    Map<String, String> all = new LinkedHashMap<>(headers);
    if (authorization != null) {
      all.put("Authorization", authorization);
    }
    all.forEach(HttpSettings::check);
    headers = Map.copyOf(all);
  }

  /** The message must not tell the value. */
  private static void check(String name, String value) {
    if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "the header \"%s\" has no valid name or value".formatted(name));
    }
  }

  @Override
  public String toString() {
    return "HttpSettings[timeout=%s, maxSize=%s, maxPause=%s, headers=%s, copy=%s]"
        .formatted(timeout, maxSize, maxPause, headers.keySet(), copy);
  }
}
