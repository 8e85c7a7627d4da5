package dev.ilmyeon.media.ready;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageStore;
import dev.ilmyeon.media.newsroom.Permission;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

@Controller
class ReadyController {

  private final ReadyFeed feed;
  private final ImageStore images;

  ReadyController(ReadyFeed feed, ImageStore images) {
    this.feed = feed;
    this.images = images;
  }

  /** Nothing, and at once the end, for whom it does not concern. */
  @SubscriptionMapping
  Flux<Image> imageReady(@ContextValue Caller caller) {
    return Permission.UPLOAD.allows(caller) ? feed.ready().concatMap(images::find) : Flux.empty();
  }
}
