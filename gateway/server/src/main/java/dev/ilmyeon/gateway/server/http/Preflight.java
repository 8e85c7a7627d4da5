package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * Keeps other sites' pages from making a browser ask in its user's name. A page may send what forms
 * and images can send, a "simple" request, anywhere; for anything more the browser asks first with
 * a preflight (the Fetch standard). So a request has to show that it is more: a JSON body, or one
 * of the headers below.
 *
 * <p>A GET may instead show that no other site's page sent it. It names JSON or an event stream in
 * Accept, which no link, image or form does, and is not marked as of another site, as a browser
 * would mark a script's. Or it is a script's fetch that may read the answer, and comes without the
 * Origin that one to another site has.
 */
final class Preflight {

  private static final List<String> PROOFS =
      List.of("graphql-require-preflight", "apollo-require-preflight", "x-apollo-operation-name");

  private static final Set<MediaType> SIMPLE =
      Set.of(
          MediaType.TEXT_PLAIN,
          MediaType.MULTIPART_FORM_DATA,
          MediaType.APPLICATION_FORM_URLENCODED);

  private Preflight() {}

  /** Lets only JSON bodies through. */
  static void checkPost(HttpHeaders headers) {
    MediaType type = contentType(headers);
    if (type != null && isJson(type)) {
      return;
    }
    if (type != null
        && SIMPLE.stream().anyMatch(type::equalsTypeAndSubtype)
        && !isProved(headers)) {
      throw forbidden();
    }
    throw new RefusedException(
        HttpStatus.UNSUPPORTED_MEDIA_TYPE,
        "UNSUPPORTED_MEDIA_TYPE",
        "Send the request as application/json in UTF-8.");
  }

  static void checkGet(HttpHeaders headers) {
    boolean shown = namesData(headers) || isReadable(headers);
    if (!isProved(headers) && !(shown && isOfThisSite(headers))) {
      throw forbidden();
    }
  }

  private static @Nullable MediaType contentType(HttpHeaders headers) {
    try {
      return headers.getContentType();
    } catch (InvalidMediaTypeException _) {
      return null;
    }
  }

  private static boolean isJson(MediaType type) {
    String charset = type.getParameter("charset");
    return type.equalsTypeAndSubtype(MediaType.APPLICATION_JSON)
        && (charset == null || charset.equalsIgnoreCase("utf-8"));
  }

  private static boolean isProved(HttpHeaders headers) {
    MediaType type = contentType(headers);
    return PROOFS.stream().anyMatch(headers::containsHeader)
        || type != null && SIMPLE.stream().noneMatch(type::equalsTypeAndSubtype);
  }

  private static boolean namesData(HttpHeaders headers) {
    return headers.getOrEmpty(HttpHeaders.ACCEPT).stream()
        .anyMatch(value -> value.contains("json") || value.contains("event-stream"));
  }

  private static boolean isReadable(HttpHeaders headers) {
    return "cors".equals(headers.getFirst("Sec-Fetch-Mode"))
        && !headers.containsHeader(HttpHeaders.ORIGIN);
  }

  private static boolean isOfThisSite(HttpHeaders headers) {
    String site = headers.getFirst("Sec-Fetch-Site");
    return site == null || site.equals("same-origin") || site.equals("none");
  }

  private static RefusedException forbidden() {
    return new RefusedException(
        HttpStatus.FORBIDDEN,
        "CSRF_PREFLIGHT_REQUIRED",
        "A page of another site could have sent this. Send JSON by POST, or one of the headers "
            + String.join(", ", PROOFS)
            + ".");
  }
}
