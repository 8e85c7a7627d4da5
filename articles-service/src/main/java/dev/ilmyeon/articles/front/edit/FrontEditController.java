package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.front.FrontPage;
import dev.ilmyeon.articles.front.FrontPages;
import dev.ilmyeon.articles.front.FrontRequest;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.role.FrontRoles;
import dev.ilmyeon.articles.front.schedule.PictureCheck;
import dev.ilmyeon.articles.front.schedule.ScheduleStore;
import dev.ilmyeon.articles.front.schedule.ScheduledChange;
import dev.ilmyeon.articles.front.version.ChangeFormat;
import dev.ilmyeon.articles.front.version.FrontKey;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.region.RegionStore;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.idempotency.WriteRequest;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.ForbiddenProblem;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.ValidationProblem;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** The mutations of fronts: who may, what is asked, and once a key. */
@Controller
class FrontEditController {

  private final FrontEdits edits;
  private final IdempotentWrites writes;
  private final ChangeFormat format;
  private final RegionStore regions;
  private final FrontPages fronts;
  private final ScheduleStore schedule;
  private final PictureCheck pictures;

  FrontEditController(
      FrontEdits edits,
      IdempotentWrites writes,
      ChangeFormat format,
      RegionStore regions,
      FrontPages fronts,
      ScheduleStore schedule,
      PictureCheck pictures) {
    this.edits = edits;
    this.writes = writes;
    this.format = format;
    this.regions = regions;
    this.fronts = fronts;
    this.schedule = schedule;
    this.pictures = pictures;
  }

  /** What makes another request of a mutation. */
  record Asked(
      String edition,
      @Nullable String region,
      int expected,
      @Nullable String changes,
      @Nullable Instant applyAt,
      @Nullable Integer version) {}

  @MutationMapping
  Mono<Object> changeFront(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument int expected,
      @Argument List<FrontInput.Change> changes,
      @Argument @Nullable OffsetDateTime applyAt,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    Instant at = applyAt == null ? null : Kst.checked("applyAt", applyAt);
    return permitted(caller, FrontRoles.EDITORS)
        .orElseGet(() ->
            parsed(
                changes,
                parsed -> {
                  Asked asked =
                      new Asked(
                          edition, region, expected, format.write(parsed).asString(), at, null);
                  WriteRequest request =
                      new WriteRequest(caller, idempotencyKey, "changeFront", asked);
                  return at == null
                      ? writes.once(
                          request,
                          FrontChanged.class,
                          () ->
                              ofFront(
                                  asked, front -> edits.change(caller, front, expected, parsed)))
                      : writes.once(
                          request,
                          FrontChangeScheduled.class,
                          () ->
                              ofFront(
                                  asked,
                                  front -> edits.schedule(caller, front, expected, parsed, at)));
                }));
  }

  private Mono<Object> parsed(
      List<FrontInput.Change> changes, Function<List<FrontChange>, Mono<Object>> use) {
    return regions
        .all()
        .collectMap(Region::code)
        .flatMap(known -> {
          ChangeParser parser = new ChangeParser(known);
          List<FrontChange> parsed = parser.parse(changes);
          return parser.violations().isEmpty()
              ? pictures.learn(parsed).then(Mono.defer(() -> use.apply(parsed)))
              : Mono.just(ValidationProblem.of(parser.violations()));
        });
  }

  @MutationMapping
  Mono<Object> rollbackFront(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument int expected,
      @Argument int version,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    Asked asked = new Asked(edition, region, expected, null, null, version);
    WriteRequest request = new WriteRequest(caller, idempotencyKey, "rollbackFront", asked);
    return permitted(caller, FrontRoles.DESK_CHIEFS)
        .orElseGet(() ->
            writes.once(
                request,
                FrontChanged.class,
                () -> ofFront(asked, front -> edits.rollBack(caller, front, expected, version))));
  }

  @MutationMapping
  Mono<Object> cancelFrontChange(
      @Argument String id, @Argument String idempotencyKey, @ContextValue Caller caller) {
    WriteRequest request = new WriteRequest(caller, idempotencyKey, "cancelFrontChange", id);
    return permitted(caller, FrontRoles.EDITORS)
        .orElseGet(() ->
            writes.once(
                request,
                FrontChangeCancelled.class,
                () ->
                    ScheduledChange.parseId(id)
                        .map(number -> edits.cancel(caller, number))
                        .orElseGet(
                            () -> Mono.just(NotFoundProblem.of("NO_SUCH_CHANGE", List.of("id"))))));
  }

  /** Present: why not. */
  private static Optional<Mono<Object>> permitted(Caller caller, Set<String> roles) {
    if (caller.hasAny(roles)) {
      return Optional.empty();
    }
    return Optional.of(
        Mono.just(
            caller.isSomebody()
                ? ForbiddenProblem.of(
                    "ROLE_MISSING", List.of(), String.join(", ", new TreeSet<>(roles)))
                : ForbiddenProblem.of("NOT_SIGNED_IN", List.of())));
  }

  private static Mono<Object> ofFront(Asked asked, Function<FrontKey, Mono<Object>> write) {
    return FrontKey.parse(asked.edition(), asked.region())
        .map(write)
        .orElseGet(() -> Mono.just(NotFoundProblem.of("NO_SUCH_FRONT", List.of("edition"))));
  }

  @SchemaMapping(typeName = "FrontChanged")
  Mono<FrontPage> front(FrontChanged changed) {
    return fronts
        .pages(List.of(FrontRequest.of(changed.whose(), changed.version())))
        .mapNotNull(found -> found.get(0));
  }

  @SchemaMapping(typeName = "FrontChangeScheduled", field = "change")
  Mono<ScheduledChange> scheduled(FrontChangeScheduled scheduled) {
    return change(scheduled.id());
  }

  @SchemaMapping(typeName = "FrontChangeCancelled", field = "change")
  Mono<ScheduledChange> cancelled(FrontChangeCancelled cancelled) {
    return change(cancelled.id());
  }

  private Mono<ScheduledChange> change(long id) {
    return schedule.byIds(List.of(id)).mapNotNull(found -> found.get(id));
  }
}
