package dev.ilmyeon.articles.syndication;

import dev.ilmyeon.articles.address.PublicAddress;
import dev.ilmyeon.articles.article.ArticleId;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Everything below {@code /feeds}. */
@RestController
class SyndicationController {

  private static final int ENTRIES = 50;

  /** As many as a news sitemap may have. */
  private static final int SITEMAP = 1_000;

  private static final Duration SITEMAP_AGE = Duration.ofDays(2);
  private static final Instant EARLIEST = Instant.parse("0001-01-01T00:00:00Z");

  private final EntryStore entries;
  private final JsonFormats json;
  private final PublicAddress portal;
  private final SyndicationProperties properties;
  private final Clock clock;

  SyndicationController(
      EntryStore entries,
      JsonFormats json,
      PublicAddress portal,
      SyndicationProperties properties,
      Clock clock) {
    this.entries = entries;
    this.json = json;
    this.portal = portal;
    this.properties = properties;
    this.clock = clock;
  }

  @GetMapping("/feeds/{file}")
  Mono<ResponseEntity<byte[]>> all(@PathVariable String file, ServerWebExchange exchange) {
    return feed(Scope.ALL, "", file, exchange);
  }

  @GetMapping("/feeds/section/{id}/{file}")
  Mono<ResponseEntity<byte[]>> section(
      @PathVariable String id, @PathVariable String file, ServerWebExchange exchange) {
    return feed(Scope.SECTION, id, file, exchange);
  }

  @GetMapping("/feeds/region/{code}/{file}")
  Mono<ResponseEntity<byte[]>> region(
      @PathVariable String code, @PathVariable String file, ServerWebExchange exchange) {
    return feed(Scope.REGION, code, file, exchange);
  }

  @GetMapping("/feeds/series/{id}/{file}")
  Mono<ResponseEntity<byte[]>> series(
      @PathVariable String id, @PathVariable String file, ServerWebExchange exchange) {
    return feed(Scope.SERIES, id, file, exchange);
  }

  private Mono<ResponseEntity<byte[]>> feed(
      Scope scope, String id, String file, ServerWebExchange exchange) {
    FeedFormat format = FeedFormat.of(file).orElseThrow(SyndicationController::notFound);
    String key = scope.key(id).orElseThrow(SyndicationController::notFound);
    String path = exchange.getRequest().getPath().value();
    Instant now = clock.instant();
    return entries
        .name(scope, key)
        .switchIfEmpty(Mono.error(SyndicationController::notFound))
        .flatMap(name ->
            Mono.zip(
                    entries.newest(scope, key, EARLIEST, now, ENTRIES),
                    tombstones(scope, key, format, now))
                .flatMap(found ->
                    changed(scope, key, found.getT1(), EARLIEST, now)
                        .map(changed ->
                            new Channel(
                                name.isEmpty()
                                    ? properties.title()
                                    : properties.title() + " " + name,
                                portal.of(scope.path(key)),
                                portal.of(path),
                                changed,
                                found.getT1(),
                                found.getT2()))))
        .flatMap(channel -> format.write(channel, path, json).answer(exchange, now));
  }

  private Mono<List<Tombstone>> tombstones(
      Scope scope, String key, FeedFormat format, Instant now) {
    return format == FeedFormat.ATOM
        ? entries.gone(scope, key, now, ENTRIES)
        : Mono.just(List.of());
  }

  private Mono<Instant> changed(
      Scope scope, String key, List<Entry> shown, Instant since, Instant now) {
    Instant oldest = shown.isEmpty() ? since : shown.getLast().published();
    return entries.changed(scope, key, oldest, since, now).defaultIfEmpty(Instant.EPOCH);
  }

  @GetMapping("/feeds/news-sitemap.xml")
  Mono<ResponseEntity<byte[]>> sitemap(ServerWebExchange exchange) {
    Instant now = clock.instant();
    Instant since = now.minus(SITEMAP_AGE);
    return entries
        .newest(Scope.ALL, "", since, now, SITEMAP)
        .flatMap(found ->
            changed(Scope.ALL, "", found, since, now)
                .map(changed ->
                    new Channel(properties.title(), portal.of("/"), "", changed, found, List.of())))
        .flatMap(channel ->
            new Representation(
                    new MediaType("application", "xml", StandardCharsets.UTF_8),
                    SitemapFormat.write(channel),
                    channel.changed())
                .answer(exchange, now));
  }

  @GetMapping("/feeds/article/{id}.jsonld")
  Mono<ResponseEntity<byte[]>> newsArticle(@PathVariable String id, ServerWebExchange exchange) {
    return entry(id)
        .flatMap(entry ->
            new Representation(
                    new MediaType("application", "ld+json"),
                    json.newsArticle(entry, properties.title(), portal.of("/")),
                    entry.updated())
                .answer(exchange, clock.instant()));
  }

  /** oEmbed's own statuses: 404 for what is none of ours, 501 for a format that there is not. */
  @GetMapping("/feeds/oembed")
  Mono<ResponseEntity<byte[]>> oEmbed(
      @RequestParam String url,
      @RequestParam(defaultValue = "json") String format,
      ServerWebExchange exchange) {
    String prefix = portal.of("/article/");
    if (!url.startsWith(prefix)) {
      throw notFound();
    }
    return entry(url.substring(prefix.length()).split("[/?#]", 2)[0])
        .flatMap(entry -> {
          Map<String, Object> embed = JsonFormats.oEmbed(entry, properties.title(), portal.of("/"));
          return embed(embed, format, entry.updated()).answer(exchange, clock.instant());
        });
  }

  private Representation embed(Map<String, Object> embed, String format, Instant changed) {
    return switch (format) {
      case "json" -> new Representation(MediaType.APPLICATION_JSON, json.oEmbed(embed), changed);
      case "xml" ->
          new Representation(
              new MediaType("text", "xml", StandardCharsets.UTF_8),
              Xml.document(
                      "UTF-8",
                      xml ->
                          xml.element(
                              "oembed",
                              () -> {
                                for (Map.Entry<String, Object> value : embed.entrySet()) {
                                  xml.element(value.getKey(), value.getValue().toString());
                                }
                              }))
                  .getBytes(StandardCharsets.UTF_8),
              changed);
      default -> throw new ResponseStatusException(HttpStatus.NOT_IMPLEMENTED);
    };
  }

  private Mono<Entry> entry(String id) {
    return Mono.justOrEmpty(ArticleId.parse(id))
        .flatMap(known -> entries.one(known, clock.instant()))
        .switchIfEmpty(Mono.error(SyndicationController::notFound));
  }

  private static ResponseStatusException notFound() {
    return new ResponseStatusException(HttpStatus.NOT_FOUND);
  }
}
