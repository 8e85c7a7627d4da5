package dev.ilmyeon.articles.front.history;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.front.FrontPage;
import dev.ilmyeon.articles.front.role.FrontRoles;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.schedule.ScheduledChange;
import dev.ilmyeon.platform.subgraph.connection.Connection;
import dev.ilmyeon.platform.subgraph.connection.KeysetCursor;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** What is scheduled to change in fronts, and what of it failed. */
@Controller
class ScheduleController {

  private static final String FAILED = "failedFrontChanges";
  private static final String TYPE = "ScheduledFrontChange";

  private final ScheduleStore schedule;

  ScheduleController(ScheduleStore schedule) {
    this.schedule = schedule;
  }

  @QueryMapping
  Mono<Connection<ScheduledChange>> failedFrontChanges(
      @Argument int first, @Argument @Nullable String after, @ContextValue Caller caller) {
    int size = PageSize.check(first);
    if (!FrontRoles.isOfNewsroom(caller)) {
      return Mono.empty();
    }
    long before = after == null ? Long.MAX_VALUE : CursorNumbers.read(FAILED, after);
    return schedule
        .failed(caller.newsroom(), before, size + 1)
        .map(rows ->
            Connection.of(
                rows,
                size,
                change -> new KeysetCursor(FAILED, List.of(String.valueOf(change.id()))),
                null));
  }

  @BatchMapping(typeName = "FrontPage", field = "scheduled")
  Mono<Map<FrontPage, List<ScheduledChange>>> scheduled(
      List<FrontPage> pages, @ContextValue Caller caller) {
    if (!FrontRoles.isOfNewsroom(caller)) {
      return Mono.just(Map.of());
    }
    return schedule
        .pending(
            pages.stream().map(page -> page.edition().id()).distinct().toList(), caller.newsroom())
        .map(found -> {
          Map<FrontPage, List<ScheduledChange>> changes = new HashMap<>();
          pages.forEach(
              page -> changes.put(page, found.getOrDefault(page.edition().id(), List.of())));
          return changes;
        });
  }

  @SchemaMapping(typeName = TYPE)
  String edition(ScheduledChange change) {
    return change.edition().value();
  }

  @SchemaMapping(typeName = TYPE)
  OffsetDateTime applyAt(ScheduledChange change) {
    return Kst.at(change.applyAt());
  }

  @SchemaMapping(typeName = TYPE)
  OffsetDateTime madeAt(ScheduledChange change) {
    return Kst.at(change.madeAt());
  }

  @SchemaMapping(typeName = TYPE)
  @Nullable OffsetDateTime settledAt(ScheduledChange change) {
    return change.settledAt() == null ? null : Kst.at(change.settledAt());
  }

  @SchemaMapping(typeName = TYPE)
  List<String> summary(ScheduledChange change) {
    return change.changes().stream().map(ChangeWords::of).toList();
  }
}
