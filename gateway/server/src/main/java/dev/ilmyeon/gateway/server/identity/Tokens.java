package dev.ilmyeon.gateway.server.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import com.nimbusds.jwt.proc.ExpiredJWTException;
import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import dev.ilmyeon.gateway.server.identity.IdentityProperties.Jwt;
import dev.ilmyeon.gateway.server.identity.SigningKeys.KeySource;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/**
 * Checks signed tokens (JWT as RFC 8725 wants them used): an algorithm that is configured and
 * asymmetric, a key of the issuer's, issuer, audience, time. What was checked once is believed
 * until it expires or the issuer's keys change.
 */
final class Tokens implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Tokens.class);

  /** Characters of tokens that are remembered. */
  private static final long REMEMBERED = 16_000_000;

  /** A token for access may say that it is one (RFC 9068, 2.1). */
  private static final JOSEObjectType ACCESS_TOKEN = new JOSEObjectType("at+jwt");

  private final Set<JWSAlgorithm> algorithms;
  private final DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
  private final ClaimsReader reader;
  private final Clock clock;
  private final Duration skew;
  private final SigningKeys keys;
  private final Cache<String, Identity> verified =
      Caffeine.newBuilder()
          .maximumWeight(REMEMBERED)
          .weigher((String token, Identity _) -> token.length())
          .executor(Runnable::run)
          .build();

  Tokens(Jwt settings, KeySource source, ClaimsReader reader, Clock clock) {
    this.algorithms =
        settings.algorithms().stream().map(JWSAlgorithm::parse).collect(Collectors.toSet());
    this.reader = reader;
    this.clock = clock;
    this.skew = settings.clockSkew();
    this.keys =
        new SigningKeys(
            source, settings.refresh(), settings.refetchPause(), verified::invalidateAll);
    processor.setJWSTypeVerifier(
        new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, ACCESS_TOKEN, null));
    processor.setJWSKeySelector(new JWSVerificationKeySelector<>(algorithms, keys));
    processor.setJWTClaimsSetVerifier(claimsVerifier(settings, clock));
  }

  private static DefaultJWTClaimsVerifier<SecurityContext> claimsVerifier(
      Jwt settings, Clock clock) {
    DefaultJWTClaimsVerifier<SecurityContext> verifier =
        new DefaultJWTClaimsVerifier<>(
            settings.audiences(),
            new JWTClaimsSet.Builder().issuer(settings.issuer()).build(),
            Set.of("exp", "sub"),
            null) {
          @Override
          protected Date currentTime() {
            return Date.from(clock.instant());
          }
        };
    verifier.setMaxClockSkew((int) settings.clockSkew().toSeconds());
    return verifier;
  }

  /** Throws {@link dev.ilmyeon.gateway.server.refusal.RefusedException}, or fails with it. */
  Mono<Identity> verify(String token) {
    Identity known = verified.getIfPresent(token);
    if (known != null && holds(known)) {
      return Mono.just(known);
    }
    SignedJWT jwt = parse(token);
    return keys.has(jwt.getHeader().getKeyID())
        ? Mono.just(check(token, jwt))
        : keys.refetch().then(Mono.fromSupplier(() -> check(token, jwt)));
  }

  private boolean holds(Identity known) {
    Instant end = known.expires();
    return end != null && clock.instant().isBefore(end.plus(skew));
  }

  private SignedJWT parse(String token) {
    SignedJWT jwt;
    try {
      jwt = SignedJWT.parse(token);
    } catch (ParseException | IllegalArgumentException e) {
      throw refused(e);
    }
    JWSHeader header = jwt.getHeader();
    Set<String> critical = header.getCriticalParams();
    if (!algorithms.contains(header.getAlgorithm()) || critical != null && !critical.isEmpty()) {
      throw Unproved.invalidToken();
    }
    return jwt;
  }

  private Identity check(String token, SignedJWT jwt) {
    if (!keys.isKnown()) {
      throw Unproved.unavailable();
    }
    try {
      JWTClaimsSet claims = processor.process(jwt, (@Nullable SecurityContext) null);
      Identity identity =
          new Identity(
              Kind.TOKEN,
              claims.getSubject(),
              reader.read(claims.getClaims()),
              claims.getExpirationTime().toInstant(),
              null,
              reader.contract(claims.getClaims()));
      verified.put(token, identity);
      return identity;
    } catch (ExpiredJWTException _) {
      throw Unproved.expiredToken();
    } catch (BadJOSEException | JOSEException | IllegalArgumentException e) {
      throw refused(e);
    }
  }

  private static RuntimeException refused(Exception cause) {
    log.debug("A token is refused: {}", cause.getMessage());
    return Unproved.invalidToken();
  }

  @Override
  public void close() {
    keys.close();
  }
}
