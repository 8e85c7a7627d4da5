package dev.ilmyeon.gateway.server.identity;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/**
 * Refusals of credentials. What exactly is wrong with them is not told: it helps those most who
 * make them up. An answer with 401 names what would be taken (RFC 9110, 11.6.1; RFC 6750, 3).
 */
final class Unproved {

  private static final String RETRY_SECONDS = "5";

  private Unproved() {}

  static RefusedException invalidToken() {
    return bearer("INVALID_TOKEN", "The token is not valid here.");
  }

  static RefusedException expiredToken() {
    return bearer("TOKEN_EXPIRED", "The token has expired.");
  }

  private static RefusedException bearer(String code, String message) {
    return refused(
        code,
        message,
        "Bearer realm=\"graphql\", error=\"invalid_token\", error_description=\"%s\""
            .formatted(message));
  }

  static RefusedException invalidKey() {
    return refused("INVALID_API_KEY", "The API key is not valid here.", "ApiKey realm=\"graphql\"");
  }

  /** Credentials that nobody here can check, or several at once. */
  static RefusedException invalidCredentials(String message) {
    return refused("INVALID_CREDENTIALS", message, "Bearer realm=\"graphql\"");
  }

  private static RefusedException refused(String code, String message, String challenge) {
    return new RefusedException(
        HttpStatus.UNAUTHORIZED, code, message, Map.of(HttpHeaders.WWW_AUTHENTICATE, challenge));
  }

  /** Nobody's fault who asks. */
  static RefusedException unavailable() {
    return new RefusedException(
        HttpStatus.SERVICE_UNAVAILABLE,
        "IDENTITY_UNAVAILABLE",
        "Tokens can't be checked just now.",
        Map.of(HttpHeaders.RETRY_AFTER, RETRY_SECONDS));
  }
}
