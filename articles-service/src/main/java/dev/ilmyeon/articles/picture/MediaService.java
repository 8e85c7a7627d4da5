package dev.ilmyeon.articles.picture;

import java.net.URI;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The media service, over HTTP. Whatever takes too long fails. */
final class MediaService {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  /** What shows a service that the gateway asks, or who is as near to it. */
  private static final String SECRET = "x-ilmyeon-gateway-secret";

  /** The question that the gateway asks when it renders: so the answer is what readers will see. */
  private static final String RIGHTS =
      """
      query ($images: [_Any!]!) {
        _entities(representations: $images) { ... on Image { rights { expiresAt } } } }
      """;

  private final WebClient http;
  private final JsonMapper json;

  MediaService(URI address, @Nullable String secret, WebClient.Builder http, JsonMapper json) {
    this.http =
        http.baseUrl(address.toString()).defaultHeaders(headers -> show(headers, secret)).build();
    this.json = json;
  }

  private static void show(HttpHeaders headers, @Nullable String secret) {
    if (secret != null) {
      headers.set(SECRET, secret);
    }
  }

  /** Of each of the pictures; of one that there is not that it may not be shown. */
  Mono<Map<Long, Right>> rights(List<Long> images) {
    List<Map<String, String>> asked =
        images.stream()
            .map(image -> Map.of("__typename", "Image", "id", Long.toString(image)))
            .toList();
    return http.post()
        .uri("/graphql")
        .accept(MediaType.APPLICATION_JSON)
        .bodyValue(Map.of("query", RIGHTS, "variables", Map.of("images", asked)))
        .retrieve()
        .bodyToMono(String.class)
        .map(json::readTree)
        .map(answer -> rights(images, answer.path("data").path("_entities")))
        .timeout(PATIENCE);
  }

  private static Map<Long, Right> rights(List<Long> images, JsonNode entities) {
    if (entities.size() != images.size()) {
      throw new IllegalStateException("Media does not answer for pictures");
    }
    Map<Long, Right> rights = new HashMap<>();
    for (int i = 0; i < images.size(); i++) {
      rights.put(images.get(i), right(entities.get(i)));
    }
    return rights;
  }

  private static Right right(JsonNode image) {
    if (!image.isObject()) {
      return Right.NONE;
    }
    String until = image.path("rights").path("expiresAt").asString("");
    return new Right(true, until.isEmpty() ? null : OffsetDateTime.parse(until).toInstant());
  }

  /** Done when media has written it down. */
  Mono<Void> tell(List<Uses> uses) {
    return http.post()
        .uri("/internal/article-pictures")
        .bodyValue(uses)
        .retrieve()
        .toBodilessEntity()
        .timeout(PATIENCE)
        .then();
  }
}
