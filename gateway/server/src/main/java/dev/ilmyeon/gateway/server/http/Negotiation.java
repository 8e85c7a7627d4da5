package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.refusal.RefusedException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * What a client takes: at least one of the two.
 *
 * @param whole for a response that comes in one piece; null if it does not take that
 * @param stream for one that comes in several; null likewise
 */
record Negotiation(@Nullable ResponseType whole, @Nullable StreamType stream) {

  /** No wish at all means JSON. */
  static Negotiation of(HttpHeaders headers) {
    List<String> accept = headers.getOrEmpty(HttpHeaders.ACCEPT);
    if (accept.isEmpty()) {
      return new Negotiation(ResponseType.JSON, null);
    }
    List<MediaType> wishes = parse(accept);
    Negotiation negotiation =
        new Negotiation(ResponseType.negotiate(wishes), StreamType.negotiate(wishes));
    if (negotiation.whole == null && negotiation.stream == null) {
      throw notAcceptable();
    }
    return negotiation;
  }

  private static List<MediaType> parse(List<String> accept) {
    try {
      return MediaType.parseMediaTypes(accept);
    } catch (InvalidMediaTypeException _) {
      throw notAcceptable();
    }
  }

  private static RefusedException notAcceptable() {
    return new RefusedException(
        HttpStatus.NOT_ACCEPTABLE,
        "NOT_ACCEPTABLE",
        "Accept application/graphql-response+json or application/json, in UTF-8;"
            + " for a response in parts also multipart/mixed or text/event-stream.");
  }
}
