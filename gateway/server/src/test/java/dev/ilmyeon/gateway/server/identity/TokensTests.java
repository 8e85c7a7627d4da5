package dev.ilmyeon.gateway.server.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.MACSigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import dev.ilmyeon.gateway.server.contract.ContractProperties;
import dev.ilmyeon.gateway.server.fixture.TokenIssuer;
import dev.ilmyeon.gateway.server.identity.IdentityProperties.Jwt;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Which tokens are believed, and what is believed of them. */
class TokensTests {

  private static final Instant NOW = Instant.parse("2026-07-26T00:30:00Z");
  private static final Duration WAIT = Duration.ofSeconds(10);
  private static final RSAKey RSA = TokenIssuer.rsa("rsa-1");
  private static final ECKey EC = TokenIssuer.ec("ec-1");
  private static final RSAKey FOREIGN = TokenIssuer.rsa("rsa-1");

  private static volatile Instant now = NOW;
  private static final Clock CLOCK = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
  private static final TokenIssuer ISSUER = new TokenIssuer(CLOCK);

  private final AtomicInteger reads = new AtomicInteger();
  private volatile String jwks = TokenIssuer.jwks(RSA, EC);
  private final Tokens tokens = tokens(Duration.ofNanos(1));

  private Tokens tokens(Duration refetchPause) {
    Jwt settings =
        new Jwt(
            TokenIssuer.ISSUER,
            Set.of(TokenIssuer.AUDIENCE, "app"),
            "unused",
            Set.of("RS256", "ES256"),
            Duration.ofHours(1),
            refetchPause.plusMillis(1),
            Duration.ofSeconds(30),
            "scope",
            "realm.roles");
    return new Tokens(
        settings,
        this::read,
        new ClaimsReader(
            "scope", "realm.roles", Map.of("desk", Set.of("publish")), ContractProperties.NONE),
        CLOCK);
  }

  private String read() throws IOException {
    reads.incrementAndGet();
    if (jwks.isEmpty()) {
      throw new IOException("away");
    }
    return jwks;
  }

  @AfterEach
  void close() {
    tokens.close();
    now = NOW;
  }

  private static Identity verify(Tokens tokens, String token) {
    return tokens.verify(token).block(WAIT);
  }

  private static void assertRefused(Tokens tokens, String token, int status, String code) {
    assertThatThrownBy(() -> verify(tokens, token))
        .isInstanceOfSatisfying(
            RefusedException.class,
            refused -> {
              assertThat(refused.status().value()).isEqualTo(status);
              assertThat(refused.code()).isEqualTo(code);
            });
  }

  @Test
  void tellsWhoAsksAndWhatItMay() {
    Identity identity =
        verify(
            tokens,
            ISSUER.sign(
                RSA,
                ISSUER
                    .claims()
                    .claim("scope", "read:memo  write")
                    .claim("realm", Map.of("roles", List.of("desk", "reporter")))));

    assertThat(identity.name()).isEqualTo("kim");
    assertThat(identity.claims().authenticated()).isTrue();
    assertThat(identity.claims().scopes()).containsExactlyInAnyOrder("read:memo", "write");
    assertThat(identity.claims().policies())
        .containsExactlyInAnyOrder("desk", "reporter", "publish");
    assertThat(identity.expires()).isEqualTo(NOW.plus(Duration.ofMinutes(5)));
  }

  @Test
  void takesEllipticCurvesAndTokensForAccess() {
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256)
            .type(new com.nimbusds.jose.JOSEObjectType("at+jwt"))
            .build();

    assertThat(verify(tokens, TokenIssuer.sign(header, EC, ISSUER.claims())).name())
        .isEqualTo("kim");
  }

  static Stream<Arguments> badTokens() throws JOSEException {
    JWSHeader critical =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("rsa-1")
            .criticalParams(Set.of("tenant"))
            .customParam("tenant", "one")
            .build();
    JWSHeader unencoded =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("rsa-1")
            .criticalParams(Set.of("b64"))
            .base64URLEncodePayload(true)
            .build();
    JWSHeader own = new JWSHeader.Builder(JWSAlgorithm.RS256).jwk(FOREIGN.toPublicJWK()).build();
    JWSHeader otherType =
        new JWSHeader.Builder(JWSAlgorithm.RS256)
            .keyID("rsa-1")
            .type(new com.nimbusds.jose.JOSEObjectType("dpop+jwt"))
            .build();
    String good = ISSUER.sign(RSA, ISSUER.claims());
    return Stream.of(
        Arguments.of("no token", "x"),
        Arguments.of("nothing", ""),
        Arguments.of("alg none", new PlainJWT(ISSUER.claims().build()).serialize()),
        Arguments.of("the public key as an HMAC secret", hmac()),
        Arguments.of("an algorithm that is not configured", signed(JWSAlgorithm.RS512)),
        Arguments.of("another's key", ISSUER.sign(FOREIGN, ISSUER.claims())),
        Arguments.of("a key that it brings along", TokenIssuer.sign(own, FOREIGN, ISSUER.claims())),
        Arguments.of("a critical header", TokenIssuer.sign(critical, RSA, ISSUER.claims())),
        Arguments.of("another critical one", TokenIssuer.sign(unencoded, RSA, ISSUER.claims())),
        Arguments.of("another type", TokenIssuer.sign(otherType, RSA, ISSUER.claims())),
        Arguments.of("another issuer", sign(ISSUER.claims().issuer("https://else.example"))),
        Arguments.of("another audience", sign(ISSUER.claims().audience("bank"))),
        Arguments.of("no audience", sign(ISSUER.claims().audience((String) null))),
        Arguments.of("no end", sign(ISSUER.claims().expirationTime(null))),
        Arguments.of("no subject", sign(ISSUER.claims().subject(null))),
        Arguments.of("the future", sign(ISSUER.claims().notBeforeTime(at(NOW.plusSeconds(31))))),
        Arguments.of("a cut signature", good.substring(0, good.length() - 6)),
        Arguments.of("no signature", good.substring(0, good.lastIndexOf('.') + 1)));
  }

  private static String sign(JWTClaimsSet.Builder claims) {
    return ISSUER.sign(RSA, claims);
  }

  private static Date at(Instant instant) {
    return Date.from(instant);
  }

  private static String signed(JWSAlgorithm algorithm) {
    return TokenIssuer.sign(
        new JWSHeader.Builder(algorithm).keyID("rsa-1").build(), RSA, ISSUER.claims());
  }

  private static String hmac() throws JOSEException {
    SignedJWT jwt =
        new SignedJWT(
            new JWSHeader.Builder(JWSAlgorithm.HS256).keyID("rsa-1").build(),
            ISSUER.claims().build());
    jwt.sign(new MACSigner(RSA.toRSAPublicKey().getEncoded()));
    return jwt.serialize();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("badTokens")
  void refusesTokensWith(String what, String token) {
    assertRefused(tokens, token, 401, "INVALID_TOKEN");
  }

  @Test
  void allowsTheIssuersClockToBeALittleWrong() {
    String token = sign(ISSUER.claims().notBeforeTime(at(NOW.plusSeconds(20))));
    assertThat(verify(tokens, token).name()).isEqualTo("kim");

    now = NOW.plus(Duration.ofMinutes(5)).plusSeconds(20);
    assertThat(verify(tokens, token).name()).isEqualTo("kim");

    now = NOW.plus(Duration.ofMinutes(5)).plusSeconds(31);
    assertRefused(tokens, token, 401, "TOKEN_EXPIRED");
  }

  @Test
  void checksATokenOnce() {
    String token = sign(ISSUER.claims());

    assertThat(verify(tokens, token)).isSameAs(verify(tokens, token));
  }

  @Test
  void learnsOfANewKeyFromTheFirstTokenThatHasIt() {
    JWK next = TokenIssuer.rsa("rsa-2");
    jwks = TokenIssuer.jwks(RSA, next);

    assertThat(verify(tokens, ISSUER.sign(next, ISSUER.claims())).name()).isEqualTo("kim");
    assertThat(reads).hasValue(2);
  }

  @Test
  void believesNothingMoreThatAKeyHasSignedWhichIsGone() {
    String token = sign(ISSUER.claims());
    verify(tokens, token);
    JWK next = TokenIssuer.rsa("rsa-2");
    jwks = TokenIssuer.jwks(next);
    verify(tokens, ISSUER.sign(next, ISSUER.claims()));

    assertRefused(tokens, token, 401, "INVALID_TOKEN");
  }

  @Test
  void readsKeysNoMoreOftenThanItMayWhateverIsMadeUp() {
    try (Tokens patient = tokens(Duration.ofMinutes(1))) {
      int before = reads.get();
      for (int i = 0; i < 5; i++) {
        String madeUp = ISSUER.sign(TokenIssuer.ec("made-up-" + i), ISSUER.claims());
        assertRefused(patient, madeUp, 401, "INVALID_TOKEN");
      }
      assertThat(reads).hasValue(before);
    }
  }

  @Test
  void keepsTheKeysWhileTheyCantBeRead() {
    jwks = "";
    assertRefused(
        tokens, ISSUER.sign(TokenIssuer.ec("ec-2"), ISSUER.claims()), 401, "INVALID_TOKEN");

    assertThat(verify(tokens, sign(ISSUER.claims())).name()).isEqualTo("kim");
  }

  @Test
  void saysThatItCantTellAsLongAsNoKeysAreKnown() {
    jwks = "";
    try (Tokens blind = tokens(Duration.ZERO)) {
      assertRefused(blind, sign(ISSUER.claims()), 503, "IDENTITY_UNAVAILABLE");

      jwks = TokenIssuer.jwks(RSA);
      assertThat(verify(blind, sign(ISSUER.claims())).name()).isEqualTo("kim");
    }
  }
}
