package dev.ilmyeon.articles.reading;

import dev.ilmyeon.articles.address.PublicAddress;
import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.edition.Edition;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.edition.EditionStore;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class ReadingController {

  private static final int MAX_HOURS = 168;

  private final ArticleStore articles;
  private final AddressStore addresses;
  private final EditionStore editions;
  private final MostReadStore mostRead;
  private final ReadCounter counter;
  private final PublicAddress portal;
  private final Clock clock;

  ReadingController(
      ArticleStore articles,
      AddressStore addresses,
      EditionStore editions,
      MostReadStore mostRead,
      ReadCounter counter,
      PublicAddress portal,
      Clock clock) {
    this.articles = articles;
    this.addresses = addresses;
    this.editions = editions;
    this.mostRead = mostRead;
    this.counter = counter;
    this.portal = portal;
    this.clock = clock;
  }

  @QueryMapping
  Mono<Article> article(@Argument String id) {
    return Mono.justOrEmpty(ArticleId.parse(id)).flatMap(known -> read(known, clock.instant()));
  }

  @QueryMapping
  Mono<Object> articleOrWithdrawn(@Argument String id) {
    Instant now = clock.instant();
    return Mono.justOrEmpty(ArticleId.parse(id))
        .flatMap(known -> addresses.find(new ArticlePath.Numbered(known), now))
        .flatMap(place ->
            place.withdrawn() == null
                ? read(place.id(), now).cast(Object.class)
                : Mono.<Object>just(place.withdrawn()));
  }

  @QueryMapping
  Mono<Object> articleByPath(@Argument String path) {
    if (path.length() > ArticlePath.MAX_LENGTH
        || !path.startsWith("/")
        || path.chars().anyMatch(Character::isISOControl)) {
      throw new BadInputException(
          "'path' starts with a slash and has at most %d characters."
              .formatted(ArticlePath.MAX_LENGTH));
    }
    Instant now = clock.instant();
    return addresses.find(ArticlePath.parse(path), now).flatMap(place -> answer(path, place, now));
  }

  private Mono<Object> answer(String path, AddressStore.Place place, Instant now) {
    if (place.withdrawn() != null) {
      return Mono.just(place.withdrawn());
    }
    String canonical = Article.path(place.id(), place.slug());
    return ArticlePath.plain(path).equals(canonical)
        ? read(place.id(), now).cast(Object.class)
        : Mono.just(new Moved(portal.of(canonical)));
  }

  private Mono<Article> read(ArticleId id, Instant now) {
    return articles
        .visible(List.of(id), now)
        .mapNotNull(found -> found.get(id))
        .doOnNext(article -> counter.count(article.id()));
  }

  @QueryMapping
  Mono<List<Article>> mostRead(@Argument String edition, @Argument int hours, @Argument int first) {
    if (hours < 1 || hours > MAX_HOURS) {
      throw new BadInputException("'hours' is from 1 to %d, not %d.".formatted(MAX_HOURS, hours));
    }
    int size = PageSize.check(first);
    return Mono.justOrEmpty(EditionId.parse(edition))
        .flatMap(id -> editions.byIds(List.of(id)).mapNotNull(found -> found.get(id)))
        .flatMap(found -> mostReadOf(found, Duration.ofHours(hours), size));
  }

  private Mono<List<Article>> mostReadOf(Edition edition, Duration length, int size) {
    Instant now = edition.now().toInstant();
    return mostRead
        .ranking(List.of(new MostReadStore.Window(now, length)), size)
        .map(List::getFirst)
        .flatMap(ids ->
            articles
                .visible(ids, now)
                .map(found -> ids.stream().map(found::get).filter(Objects::nonNull).toList()));
  }
}
