package dev.ilmyeon.gateway.server.identity;

import com.nimbusds.jwt.JWTClaimsSet;
import dev.ilmyeon.gateway.server.identity.Identity.Kind;
import java.text.ParseException;
import java.util.Objects;

/**
 * Identities of those who develop: the claims of a token without the token, as the JSON in a
 * header.
 *
 * <pre>
 *   x-ilmyeon-development-identity: {"sub": "kim", "scope": "read:memo", "roles": ["editor"]}
 * </pre>
 */
final class DevelopmentIdentities {

  static final String HEADER = "x-ilmyeon-development-identity";

  private final ClaimsReader reader;

  DevelopmentIdentities(ClaimsReader reader) {
    this.reader = reader;
  }

  /** Throws {@link dev.ilmyeon.gateway.server.refusal.RefusedException}. */
  Identity of(String json) {
    try {
      JWTClaimsSet claims = JWTClaimsSet.parse(json);
      return new Identity(
          Kind.DEVELOPMENT,
          Objects.requireNonNullElse(claims.getSubject(), "developer"),
          reader.read(claims.getClaims()),
          null,
          null,
          reader.contract(claims.getClaims()));
    } catch (ParseException | IllegalArgumentException _) {
      throw Unproved.invalidCredentials(
          "%s holds the claims of a token as JSON.".formatted(HEADER));
    }
  }
}
