package dev.ilmyeon.articles.front;

import dev.ilmyeon.articles.address.PublicAddress;
import dev.ilmyeon.articles.article.Article;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.article.ArticleStore;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.calendar.ReadingTime;
import dev.ilmyeon.articles.entity.EntityBatch;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.front.layout.Snap;
import dev.ilmyeon.articles.front.role.FrontRoles;
import dev.ilmyeon.articles.front.version.FrontKey;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import graphql.execution.DataFetcherResult;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class FrontController {

  private final FrontPages fronts;
  private final Previews previews;
  private final ArticleStore articles;
  private final PublicAddress portal;
  private final FrontHistory history;

  FrontController(
      FrontPages fronts,
      Previews previews,
      ArticleStore articles,
      PublicAddress portal,
      FrontHistory history) {
    this.fronts = fronts;
    this.history = history;
    this.previews = previews;
    this.articles = articles;
    this.portal = portal;
  }

  @QueryMapping
  Mono<FrontPage> frontPage(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument @Nullable OffsetDateTime at,
      @ContextValue Caller caller) {
    Instant time = at == null ? null : Kst.checked("at", at);
    return Mono.justOrEmpty(FrontKey.parse(edition, region))
        .map(front -> new FrontRequest(front, null, time))
        .flatMap(request ->
            fronts
                .pages(List.of(request))
                .mapNotNull(found -> found.get(0))
                .map(this::kept)
                .flatMap(page -> asSeenBy(caller, page, request)));
  }

  /** Rather none than one that readers may not have seen. */
  private FrontPage kept(FrontPage page) {
    if (!history.isKept(page)) {
      throw new BadInputException(
          "'at' is %s or later: what the front showed before is not kept."
              .formatted(Kst.at(history.since(page.edition().now().toInstant()))));
    }
    return page;
  }

  /** Of a time ahead the front's newsroom sees what is planned; nobody else learns of it. */
  private Mono<FrontPage> asSeenBy(Caller caller, FrontPage page, FrontRequest request) {
    return page.isAhead() && FrontRoles.isOfNewsroom(caller)
        ? previews.page(request, caller.newsroom()).defaultIfEmpty(page)
        : Mono.just(page);
  }

  @EntityMapping("FrontPage")
  Mono<List<@Nullable FrontPage>> entities(@Argument("id") List<String> keys) {
    return EntityBatch.of(keys, FrontId::parse).fetch(this::byIds);
  }

  private Mono<Map<FrontId, FrontPage>> byIds(List<FrontId> ids) {
    return fronts
        .pages(ids.stream().map(FrontRequest::of).toList())
        .map(found ->
            found.entrySet().stream()
                .filter(entry -> history.isKept(entry.getValue()))
                .collect(Collectors.toMap(entry -> ids.get(entry.getKey()), Map.Entry::getValue)));
  }

  /** What lies below shows the news of the page's time, and on a preview what is planned too. */
  @SchemaMapping(typeName = "FrontPage")
  DataFetcherResult<List<Container>> containers(FrontPage page, @ContextValue Caller caller) {
    return DataFetcherResult.<List<Container>>newResult()
        .data(page.containers())
        .localContext(new ReadingTime(page.readAt(), page.preview() ? caller.newsroom() : null))
        .build();
  }

  @SchemaMapping(typeName = "Container")
  @Nullable String more(Container container) {
    return container.morePath() == null ? null : portal.of(container.morePath());
  }

  @SchemaMapping(typeName = "Container")
  List<Card> cards(Container container, @Argument @Nullable Integer first) {
    return first == null
        ? container.all()
        : container.all().stream().limit(PageSize.check(first)).toList();
  }

  @SchemaMapping(typeName = "Snap")
  String url(Snap snap) {
    return portal.of(snap.url());
  }

  /** The articles of all cards of a page in one statement. */
  @BatchMapping(typeName = "Card")
  Mono<Map<Card, Object>> target(List<Card> cards) {
    Map<Card.Sight, List<ArticleId>> bySight = new HashMap<>();
    for (Card card : cards) {
      if (card.tombstone() == null && card.slot() instanceof Slot.OfArticle(ArticleId id)) {
        bySight.computeIfAbsent(card.sight(), _ -> new ArrayList<>()).add(id);
      }
    }
    return Flux.fromIterable(bySight.entrySet())
        .flatMap(page -> articles(page.getValue(), page.getKey()))
        .collect(HashMap<ArticleId, Article>::new, Map::putAll)
        .map(found -> targets(cards, found));
  }

  private Mono<Map<ArticleId, Article>> articles(List<ArticleId> ids, Card.Sight sight) {
    return sight.planned() ? articles.planned(ids, sight.at()) : articles.visible(ids, sight.at());
  }

  private static Map<Card, Object> targets(List<Card> cards, Map<ArticleId, Article> articles) {
    Map<Card, Object> targets = new HashMap<>();
    for (Card card : cards) {
      Object target = card.tombstone() != null ? card.tombstone() : target(card.slot(), articles);
      if (target != null) {
        targets.put(card, target);
      }
    }
    return targets;
  }

  private static @Nullable Object target(Slot slot, Map<ArticleId, Article> articles) {
    return switch (slot) {
      case Slot.OfArticle(ArticleId id) -> articles.get(id);
      case Slot.OfGallery(var gallery) -> gallery;
      case Slot.OfRegion(var region) -> region;
      case Slot.OfSnap(var snap) -> snap;
    };
  }
}
