package dev.ilmyeon.articles.front.history;

import dev.ilmyeon.articles.audit.AuditEntry;
import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.FrontHistory;
import dev.ilmyeon.articles.front.FrontPage;
import dev.ilmyeon.articles.front.FrontPages;
import dev.ilmyeon.articles.front.FrontRequest;
import dev.ilmyeon.articles.front.change.LayoutDiff;
import dev.ilmyeon.articles.front.layout.Layout;
import dev.ilmyeon.articles.front.role.FrontRoles;
import dev.ilmyeon.articles.front.version.FrontKey;
import dev.ilmyeon.articles.front.version.FrontVersion;
import dev.ilmyeon.articles.front.version.VersionKey;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.articles.id.Below;
import dev.ilmyeon.platform.subgraph.connection.Connection;
import dev.ilmyeon.platform.subgraph.connection.KeysetCursor;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/**
 * Versions of fronts and what differs between them; whatever the page's size in four statements.
 */
@Controller
class HistoryController {

  private static final String LIST = "fronts";

  private final VersionStore versions;
  private final FrontPages fronts;
  private final FrontHistory history;
  private final AuditTrail trail;

  HistoryController(
      VersionStore versions, FrontPages fronts, FrontHistory history, AuditTrail trail) {
    this.versions = versions;
    this.fronts = fronts;
    this.history = history;
    this.trail = trail;
  }

  @QueryMapping
  Mono<List<AuditEntry>> frontAudit(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument int first,
      @Argument @Nullable String before,
      @ContextValue Caller caller) {
    int size = PageSize.check(first);
    long below = Below.of(before);
    return front(edition, region, caller).flatMap(id -> trail.of("front:" + id, below, size));
  }

  @QueryMapping
  Mono<Connection<FrontVersion>> frontHistory(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument int first,
      @Argument @Nullable String after,
      @ContextValue Caller caller) {
    int size = PageSize.check(first);
    return front(edition, region, caller).flatMap(id -> history(id, size, after));
  }

  private Mono<EditionId> front(String edition, @Nullable String region, Caller caller) {
    return FrontRoles.isOfNewsroom(caller)
        ? Mono.justOrEmpty(FrontKey.parse(edition, region))
            .flatMap(key -> versions.edition(key, caller.newsroom()))
        : Mono.empty();
  }

  private Mono<Connection<FrontVersion>> history(
      EditionId edition, int size, @Nullable String after) {
    String list = LIST + ":" + edition;
    Integer before = after == null ? null : CursorNumbers.read(list, after);
    return versions
        .history(edition, before, size + 1)
        .filter(rows -> !rows.isEmpty() || after != null)
        .map(rows ->
            Connection.of(
                rows,
                size,
                version -> new KeysetCursor(list, List.of(String.valueOf(version.key().version()))),
                null));
  }

  @QueryMapping
  Mono<List<FrontDifference>> frontDiff(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument int from,
      @Argument int to,
      @ContextValue Caller caller) {
    return front(edition, region, caller)
        .flatMap(id -> {
          VersionKey one = new VersionKey(id, from);
          VersionKey other = new VersionKey(id, to);
          return versions
              .layouts(Stream.of(one, other).distinct().toList())
              .mapNotNull(found -> differences(found.get(one), found.get(other)));
        });
  }

  private static @Nullable List<FrontDifference> differences(
      @Nullable Layout from, @Nullable Layout to) {
    return from == null || to == null
        ? null
        : LayoutDiff.between(from, to).stream().map(FrontDifference::of).toList();
  }

  @SchemaMapping(typeName = "FrontVersion")
  int version(FrontVersion version) {
    return version.key().version();
  }

  @SchemaMapping(typeName = "FrontVersion")
  OffsetDateTime effectiveFrom(FrontVersion version) {
    return Kst.at(version.effectiveFrom());
  }

  @SchemaMapping(typeName = "FrontVersion")
  OffsetDateTime madeAt(FrontVersion version) {
    return Kst.at(version.madeAt());
  }

  /** The layouts of all versions of a list, and those before them, in one statement. */
  @BatchMapping(typeName = "FrontVersion", field = "differences")
  Mono<Map<FrontVersion, List<FrontDifference>>> differences(List<FrontVersion> asked) {
    List<VersionKey> keys =
        asked.stream()
            .flatMap(version -> Stream.of(version.key(), before(version)))
            .distinct()
            .toList();
    return versions
        .layouts(keys)
        .map(found -> {
          Map<FrontVersion, List<FrontDifference>> differences = new HashMap<>();
          for (FrontVersion version : asked) {
            List<FrontDifference> between =
                differences(found.get(before(version)), found.get(version.key()));
            differences.put(version, between == null ? List.of() : between);
          }
          return differences;
        });
  }

  private static VersionKey before(FrontVersion version) {
    return new VersionKey(version.key().edition(), version.key().version() - 1);
  }

  /** All pages of a list at once, in the statements of one; none of what is not kept. */
  @BatchMapping(typeName = "FrontVersion", field = "page")
  Mono<Map<FrontVersion, FrontPage>> pages(List<FrontVersion> asked) {
    return fronts
        .pages(
            asked.stream()
                .map(version -> FrontRequest.of(version.key().edition(), version.key().version()))
                .toList())
        .map(found -> {
          Map<FrontVersion, FrontPage> pages = new HashMap<>();
          found.forEach((ask, page) -> {
            if (history.isKept(page)) {
              pages.put(asked.get(ask), page);
            }
          });
          return pages;
        });
  }
}
