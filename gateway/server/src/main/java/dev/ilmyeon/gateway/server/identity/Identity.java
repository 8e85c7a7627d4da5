package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.federation.request.Claims;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Somebody who asks, as far as that has been proved.
 *
 * @param kind how
 * @param name who: the subject of a token, the id of a key; empty for nobody in particular
 * @param claims what it may see that is protected
 * @param expires when the proof ends: what is under way then (a WebSocket) ends too; null for never
 * @param quota what its operations may cost in a minute; null for as much as others' of its kind
 * @param contract which part of the supergraph there is for it; null for all of it
 */
public record Identity(
    Kind kind,
    String name,
    Claims claims,
    @Nullable Instant expires,
    @Nullable Long quota,
    @Nullable String contract) {

  /** Nobody in particular: no credentials were shown. */
  public static final Identity NOBODY = nobody(null);

  /** … with a contract. */
  static Identity nobody(@Nullable String contract) {
    return new Identity(Kind.NOBODY, "", Claims.NONE, null, null, contract);
  }

  /** Whether it may see the same. */
  public boolean hasRightsOf(Identity other) {
    return name.equals(other.name)
        && claims.equals(other.claims)
        && Objects.equals(contract, other.contract);
  }

  /** By what an identity is proved. */
  public enum Kind {
    NOBODY,
    /** A signed token of an issuer that is trusted. */
    TOKEN,
    /** A partner's key. */
    API_KEY,
    /** Nothing: only while developing. */
    DEVELOPMENT
  }
}
