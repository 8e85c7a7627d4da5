package dev.ilmyeon.media;

import com.jayway.jsonpath.DocumentContext;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes rights and makes galleries, for tests of what follows. */
public final class Editor {

  private static final String CHANGE_RIGHTS =
      """
      mutation($image: ID!, $denied: Boolean!, $expires: DateTime, $substitute: ID, $key: String!) {
        changeRights(idempotencyKey: $key, input: {
            image: $image, holder: "통신사", licence: "7일", denied: $denied, expiresAt: $expires,
            substitute: $substitute}) {
          __typename
          ... on ChangedRights { id shown { id } }
          ... on Problem { code path }
        }
      }
      """;
  private static final String CREATE_GALLERY =
      """
      mutation($image: ID!, $key: String!) {
        createGallery(idempotencyKey: $key, input: {title: "시장", photos: [{image: $image}]}) {
          ... on SavedGallery { gallery { id } } } }
      """;

  private final MediaClient client;

  public Editor(MediaClient client) {
    this.client = client;
  }

  /** Denied, or with a substitute, until the moment that is given, or none of these. */
  public DocumentContext changeRights(
      String image, boolean denied, @Nullable String expires, @Nullable String substitute) {
    return changeRights("editor", image, denied, expires, substitute);
  }

  public DocumentContext changeRights(
      String role,
      String image,
      boolean denied,
      @Nullable String expires,
      @Nullable String substitute) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("image", image);
    variables.put("denied", denied);
    variables.put("expires", expires);
    variables.put("substitute", substitute);
    variables.put("key", UUID.randomUUID().toString());
    return client.queryAs("park", role, CHANGE_RIGHTS, variables);
  }

  /** The number of a new one with one picture. */
  public String createGallery(String image) {
    return client
        .queryAs(
            "park",
            "editor",
            CREATE_GALLERY,
            Map.of("image", image, "key", UUID.randomUUID().toString()))
        .read("$.data.createGallery.gallery.id");
  }
}
