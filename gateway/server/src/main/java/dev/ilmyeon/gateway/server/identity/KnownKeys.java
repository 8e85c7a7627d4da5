package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.file.WatchedFile;
import dev.ilmyeon.gateway.server.identity.IdentityProperties.ApiKeys;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The partners' keys. A key that is taken out of the file is none any more two looks later. */
final class KnownKeys implements AutoCloseable {

  private final WatchedFile<Map<String, Identity>> file;
  private final Clock clock;

  KnownKeys(ApiKeys settings, ContractProperties contracts, Clock clock) {
    this.file =
        new WatchedFile<>(
            settings.file(), settings.poll(), text -> ApiKeyFile.read(text, contracts));
    this.clock = clock;
  }

  /** Throws {@link dev.ilmyeon.gateway.server.refusal.RefusedException}. */
  Identity verify(String key) {
    Identity identity = file.value().get(ApiKey.hash(key));
    if (identity == null || isOver(identity.expires())) {
      throw Unproved.invalidKey();
    }
    return identity;
  }

  private boolean isOver(@Nullable Instant end) {
    return end != null && !clock.instant().isBefore(end);
  }

  @Override
  public void close() {
    file.close();
  }
}
