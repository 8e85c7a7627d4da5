package dev.ilmyeon.media.usage;

import dev.ilmyeon.platform.subgraph.gate.Gate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Hears from the articles service where pictures are used. Gateways lead nobody here; where the
 * service is closed whoever asks has shown the secret, and where it is open nobody is heard, unless
 * everybody is believed anyway.
 */
@RestController
class ArticlePicturesController {

  private static final int AT_ONCE = 100;

  private final ArticlePicturesStore store;
  private final boolean heard;

  ArticlePicturesController(
      ArticlePicturesStore store,
      Gate gate,
      @Value("${ilmyeon.identity.development.enabled:false}") boolean development) {
    this.store = store;
    this.heard = gate.closed() || development;
  }

  @PostMapping("/internal/article-pictures")
  Mono<ResponseEntity<Void>> hear(@RequestBody List<ArticlePictures> articles) {
    if (!heard) {
      return Mono.just(ResponseEntity.status(403).build());
    }
    return articles.size() > AT_ONCE
        ? Mono.just(ResponseEntity.status(413).build())
        : store.write(articles).thenReturn(ResponseEntity.noContent().build());
  }
}
