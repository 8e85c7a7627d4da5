package dev.ilmyeon.articles.live;

import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.edition.EditionStore;
import dev.ilmyeon.articles.outbox.OutboxEvent;
import dev.ilmyeon.articles.outbox.OutboxFeed;
import dev.ilmyeon.articles.outbox.Version;
import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/** Tells of articles when readers may see them. */
@Controller
class LiveController {

  private static final String PUBLISHED = "ARTICLE_PUBLISHED";

  private final OutboxFeed feed;
  private final ArticleStore articles;
  private final EditionStore editions;
  private final Clock clock;

  LiveController(OutboxFeed feed, ArticleStore articles, EditionStore editions, Clock clock) {
    this.feed = feed;
    this.articles = articles;
    this.editions = editions;
    this.clock = clock;
  }

  @SubscriptionMapping
  Flux<ArticlePublished> articlePublished(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument @Nullable String after) {
    Long version = Version.parse(after);
    Optional<RegionCode> code = RegionCode.parse(region);
    if (region != null && code.isEmpty()) {
      throw new BadInputException("'region' is an ISO 3166-2:KR code, as KR-11.");
    }
    return Mono.justOrEmpty(EditionId.parse(edition))
        .flatMap(id -> editions.byIds(List.of(id)).mapNotNull(found -> found.get(id)))
        .switchIfEmpty(
            Mono.error(() -> new BadInputException("'edition' is no edition of this portal.")))
        .flatMapMany(_ -> feed.after(version))
        .filter(event ->
            event.type().equals(PUBLISHED)
                && code.map(wanted -> isOf(wanted, event.payload())).orElse(true))
        .concatMap(this::published, 1);
  }

  private static boolean isOf(RegionCode region, JsonNode payload) {
    return payload
        .path("regions")
        .valueStream()
        .anyMatch(code -> code.asString("").equals(region.value()));
  }

  /** Empty if it was withdrawn since. */
  private Mono<ArticlePublished> published(OutboxEvent event) {
    ArticleId id = new ArticleId(event.payload().path("id").asLong(0));
    return articles
        .visible(List.of(id), clock.instant())
        .mapNotNull(found -> found.get(id))
        .map(article -> new ArticlePublished(Version.of(event), Kst.at(event.at()), article));
  }
}
