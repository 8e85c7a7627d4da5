package dev.ilmyeon.gateway.server.http;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;

/** The media types of a GraphQL response. */
enum ResponseType {
  /** The old one. */
  JSON(MediaType.APPLICATION_JSON),
  /** The specification's own. */
  GRAPHQL_RESPONSE(MediaType.APPLICATION_GRAPHQL_RESPONSE);

  private final MediaType type;
  private final MediaType contentType;

  ResponseType(MediaType type) {
    this.type = type;
    this.contentType = new MediaType(type, Map.of("charset", "utf-8"));
  }

  MediaType contentType() {
    return contentType;
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
