package dev.ilmyeon.gateway.server.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** The media types of a GraphQL response; which one decides the status of a refused operation. */
enum ResponseType {
  /** The old one: whatever a GraphQL service says is a 200. */
  JSON(MediaType.APPLICATION_JSON, HttpStatus.OK),
  /** The specification's own: the status says whether the operation ran. */
  GRAPHQL_RESPONSE(MediaType.APPLICATION_GRAPHQL_RESPONSE, HttpStatus.BAD_REQUEST);

  private final MediaType type;
  private final MediaType contentType;
  private final HttpStatus refused;

  ResponseType(MediaType type, HttpStatus refused) {
    this.type = type;
    this.contentType = new MediaType(type, Map.of("charset", "utf-8"));
    this.refused = refused;
  }

  MediaType contentType() {
    return contentType;
  }

  /** For an operation that does not parse, validate or coerce. */
  HttpStatus refused() {
    return refused;
  }

  /**
   * What the client wants most. The specification's own type has to be named; wildcards mean JSON,
   * as it asks for the sake of old clients. Null if the client wants neither.
   */
  static @Nullable ResponseType negotiate(List<MediaType> wishes) {
    double json = quality(wishes, JSON.type, true);
    double graphQl = quality(wishes, GRAPHQL_RESPONSE.type, false);
    if (json == 0 && graphQl == 0) {
      return null;
    }
    return graphQl >= json ? GRAPHQL_RESPONSE : JSON;
  }

  /** By the most specific range that takes it in (RFC 9110, 12.5.1). */
  private static double quality(List<MediaType> wishes, MediaType type, boolean wildcards) {
    double quality = 0;
    int best = -1;
    for (MediaType wish : wishes) {
      int specificity = wish.isWildcardType() ? 0 : wish.isWildcardSubtype() ? 1 : 2;
      boolean counts = wildcards ? wish.includes(type) : wish.equalsTypeAndSubtype(type);
      if (counts && specificity > best && isUtf8(wish)) {
        best = specificity;
        quality = wish.getQualityValue();
      }
    }
    return quality;
  }

  private static boolean isUtf8(MediaType type) {
    String charset = type.getParameter("charset");
    return charset == null || charset.equalsIgnoreCase("utf-8");
  }
}
