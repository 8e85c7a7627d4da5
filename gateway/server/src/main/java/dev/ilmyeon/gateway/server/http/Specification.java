package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.federation.GraphQlResponse.Outcome;
import dev.ilmyeon.gateway.server.refusal.RefusedException;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;

/** The editions of GraphQL over HTTP: they differ in what a status tells. */
public enum Specification {
  /** What all clients know: to who takes plain JSON each GraphQL response is a 200. */
  ESTABLISHED {
    @Override
    HttpStatusCode status(Outcome outcome, boolean hasErrors, ResponseType type) {
      return switch (outcome) {
        case EXECUTED -> HttpStatus.OK;
        case UNPARSABLE, REFUSED ->
            type == ResponseType.JSON ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
        case NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      };
    }

    @Override
    MediaType contentType(HttpStatusCode status, ResponseType type) {
      return type.contentType();
    }

    @Override
    HttpStatusCode status(RefusedException refused) {
      return refused.status();
    }
  },
  /**
   * The status tells all that a proxy or a log may want to know, to whomever the response goes. Who
   * takes plain JSON gets the specification's own type all the same where there is no data, as the
   * specification recommends. 294 is of that type only: its note advises against it elsewhere.
   */
  SEPTEMBER_2026 {
    @Override
    HttpStatusCode status(Outcome outcome, boolean hasErrors, ResponseType type) {
      return switch (outcome) {
        case EXECUTED ->
            hasErrors && type == ResponseType.GRAPHQL_RESPONSE ? PARTIAL_SUCCESS : HttpStatus.OK;
        case UNPARSABLE -> HttpStatus.BAD_REQUEST;
        case REFUSED -> HttpStatus.UNPROCESSABLE_CONTENT;
        case NOT_ALLOWED -> HttpStatus.METHOD_NOT_ALLOWED;
      };
    }

    @Override
    MediaType contentType(HttpStatusCode status, ResponseType type) {
      return status.is2xxSuccessful()
          ? type.contentType()
          : ResponseType.GRAPHQL_RESPONSE.contentType();
    }

    @Override
    HttpStatusCode status(RefusedException refused) {
      return refused.isIllFormed() ? HttpStatus.UNPROCESSABLE_CONTENT : refused.status();
    }
  };

  /** {@code data}, perhaps null, and {@code errors}. */
  private static final HttpStatusCode PARTIAL_SUCCESS = HttpStatusCode.valueOf(294);

  /** Of a GraphQL response. */
  abstract HttpStatusCode status(Outcome outcome, boolean hasErrors, ResponseType type);

  /** … and what it goes out as, to who takes this type. */
  abstract MediaType contentType(HttpStatusCode status, ResponseType type);

  /** Of a request that did not become one of GraphQL's. */
  abstract HttpStatusCode status(RefusedException refused);
}
