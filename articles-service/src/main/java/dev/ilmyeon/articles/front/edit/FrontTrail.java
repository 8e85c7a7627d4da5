package dev.ilmyeon.articles.front.edit;

import dev.ilmyeon.articles.audit.AuditTrail;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.change.FrontChange;
import dev.ilmyeon.articles.front.schedule.ScheduledChange;
import dev.ilmyeon.articles.front.version.ChangeFormat;
import dev.ilmyeon.articles.front.version.Head;
import dev.ilmyeon.articles.front.version.VersionKey;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * What is done to fronts, in the trail of all that is done: by editors, and by the schedule when
 * the time has come. Each is the last statement of its transaction.
 */
final class FrontTrail {

  /** Who does what nobody does at that moment. */
  private static final String SCHEDULE = "schedule";

  private final AuditTrail trail;
  private final ChangeFormat format;

  FrontTrail(AuditTrail trail, ChangeFormat format) {
    this.trail = trail;
    this.format = format;
  }

  Mono<Void> changed(String by, Head was, VersionKey is, List<FrontChange> changes) {
    return add(
        by,
        "CHANGE_FRONT",
        is.edition(),
        Map.of("from", was.version(), "version", is.version(), "changes", format.part(changes)));
  }

  Mono<Void> rolledBack(String by, Head was, VersionKey is, int restored) {
    return add(
        by,
        "ROLL_BACK_FRONT",
        is.edition(),
        Map.of("from", was.version(), "version", is.version(), "restores", restored));
  }

  Mono<Void> scheduled(
      String by, EditionId front, long change, Instant applyAt, List<FrontChange> changes) {
    return add(
        by,
        "SCHEDULE_FRONT_CHANGE",
        front,
        Map.of("change", change, "applyAt", applyAt.toString(), "changes", format.part(changes)));
  }

  Mono<Void> cancelled(String by, ScheduledChange change) {
    return add(by, "CANCEL_FRONT_CHANGE", change.edition(), Map.of("change", change.id()));
  }

  /** What somebody planned was made at its time. */
  Mono<Void> applied(ScheduledChange change, int version) {
    return add(
        SCHEDULE,
        "APPLY_FRONT_CHANGE",
        change.edition(),
        Map.of(
            "change",
            change.id(),
            "madeBy",
            change.madeBy(),
            "version",
            version,
            "changes",
            format.part(change.changes())));
  }

  /** It could not be made. */
  Mono<Void> failed(ScheduledChange change, String why, @Nullable Integer index) {
    Map<String, Object> detail = new LinkedHashMap<>();
    detail.put("change", change.id());
    detail.put("madeBy", change.madeBy());
    detail.put("failure", why);
    if (index != null) {
      detail.put("failedChange", index);
    }
    return add(SCHEDULE, "FAIL_FRONT_CHANGE", change.edition(), detail);
  }

  /** A card left the page because its time had come. */
  Mono<Void> expired(VersionKey version, String target, String container, Instant until) {
    return add(
        SCHEDULE,
        "EXPIRE_CARD",
        version.edition(),
        Map.of(
            "version",
            version.version(),
            "target",
            target,
            "container",
            container,
            "until",
            until.toString()));
  }

  private Mono<Void> add(String by, String action, EditionId front, Map<String, ?> detail) {
    return trail.add(by, action, "front:" + front, detail);
  }
}
