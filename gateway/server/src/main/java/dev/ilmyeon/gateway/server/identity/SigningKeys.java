package dev.ilmyeon.gateway.server.identity;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * The issuer's public keys, read again and again on a thread of their own. While they can't be read
 * those that were known go on to hold.
 */
final class SigningKeys implements JWKSource<SecurityContext>, AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(SigningKeys.class);

  /** Shorter RSA keys can be broken (RFC 7518, 3.3). */
  private static final int LEAST_RSA_BITS = 2048;

  private final KeySource source;
  private final long refetchPause;
  private final Runnable changed;
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().name("signing-keys").daemon().factory());

  private volatile @Nullable JWKSet keys;
  private @Nullable CompletableFuture<Void> underWay;
  private long lastFetch;

  /** Where the keys are. */
  interface KeySource {
    String read() throws IOException, InterruptedException;
  }

  /**
   * Reads them, or tries to.
   *
   * @param changed called when they are others
   */
  SigningKeys(KeySource source, Duration refresh, Duration refetchPause, Runnable changed) {
    this.source = source;
    this.refetchPause = refetchPause.toNanos();
    this.changed = changed;
    load();
    timer.scheduleWithFixedDelay(
        this::load, refresh.toNanos(), refresh.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Whether there ever were any. */
  boolean isKnown() {
    return keys != null;
  }

  /** Whether a key is among them; one without an id may be any. */
  boolean has(@Nullable String keyId) {
    JWKSet known = keys;
    return known != null && (keyId == null || known.getKeyByKeyId(keyId) != null);
  }

  @Override
  public List<JWK> get(JWKSelector selector, @Nullable SecurityContext context) {
    JWKSet known = keys;
    return known == null ? List.of() : selector.select(known);
  }

  /**
   * Reads them now, since a token has a key that is not known; who asks while that is under way
   * waits for the same. Made-up keys have them read no more often than that.
   */
  synchronized Mono<Void> refetch() {
    CompletableFuture<Void> current = underWay;
    if (current == null || current.isDone()) {
      if (isKnown() && System.nanoTime() - lastFetch < refetchPause) {
        return Mono.empty();
      }
      current = CompletableFuture.runAsync(this::load, timer);
      underWay = current;
    }
    return Mono.fromFuture(current, true);
  }

  private void load() {
    try {
      JWKSet usable = usable(JWKSet.parse(source.read()));
      if (usable.isEmpty()) {
        throw new ParseException("It holds no public key for signatures", 0);
      }
      boolean others = !usable.equals(keys);
      keys = usable;
      if (others) {
        changed.run();
        log.info("{} keys of the issuer are known", usable.size());
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | ParseException | RuntimeException e) {
      log.error(
          "The keys of the issuer can't be read{}: {}",
          isKnown() ? ", those that are known still hold" : "",
          e.getMessage());
    }
    synchronized (this) {
      lastFetch = System.nanoTime();
    }
  }

  private static JWKSet usable(JWKSet all) {
    return new JWKSet(all.getKeys().stream().filter(SigningKeys::isUsable).toList())
        .toPublicJWKSet();
  }

  private static boolean isUsable(JWK key) {
    return switch (key) {
      case RSAKey rsa -> rsa.size() >= LEAST_RSA_BITS;
      case ECKey _ -> true;
      default -> false;
    };
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
