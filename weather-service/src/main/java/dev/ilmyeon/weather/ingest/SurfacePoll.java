package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.KmaUnavailableException;
import dev.ilmyeon.weather.kma.Refusal;
import dev.ilmyeon.weather.kma.SurfaceReport;
import dev.ilmyeon.weather.kma.SurfaceReports;
import dev.ilmyeon.weather.observation.ObservationArchive;
import dev.ilmyeon.weather.observation.Reading;
import dev.ilmyeon.weather.observation.Source;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;

/** The latest hour of all stations, told to subscribers once it is stored. */
final class SurfacePoll implements Poll {

  private static final Logger log = LoggerFactory.getLogger(SurfacePoll.class);

  /** How far KMA's clock may be ahead of ours: what is later is no observation. */
  private static final Duration AHEAD = Duration.ofMinutes(10);

  private static final Duration HOUR = Duration.ofHours(1);

  /** How long after an hour its observations still change. */
  private static final Duration CORRECTED = Duration.ofHours(3);

  private final Kma kma;
  private final Source source;
  private final ObservationArchive archive;
  private final Announcements announcements;

  SurfacePoll(Kma kma, Source source, ObservationArchive archive, Announcements announcements) {
    this.kma = kma;
    this.source = source;
    this.archive = archive;
    this.announcements = announcements;
  }

  @Override
  public Feed feed() {
    return Feed.SURFACE;
  }

  @Override
  public Mono<Outcome> poll(Instant now) {
    return kma.latestSurface()
        .flatMap(reply -> store(reply, now))
        .flatMap(outcome -> {
          if (!outcome.succeeded()) {
            return Mono.just(outcome);
          }
          return outcome.newest() == null
              ? Mono.just(Outcome.failed(Refusal.Reason.NO_DATA.name(), outcome.detail()))
              : tell(outcome, outcome.newest(), now);
        });
  }

  /** With a new hour the few before it are fetched again: for late and corrected observations. */
  private Mono<Outcome> tell(Outcome outcome, Instant newest, Instant now) {
    Mono<Outcome> corrected =
        newest.isBefore(Timetable.expected(Feed.SURFACE, now))
            ? Mono.empty()
            : again(newest.minus(CORRECTED), newest.minus(HOUR), now)
                .onErrorResume(KmaUnavailableException.class, _ -> Mono.empty());
    return corrected.then(announcements.weather(newest, now)).thenReturn(outcome);
  }

  /** The hours from one to another, both included. */
  Mono<Outcome> again(Instant from, Instant to, Instant now) {
    return kma.surface(from, to).flatMap(reply -> store(reply, now));
  }

  private Mono<Outcome> store(KmaReply<SurfaceReports> reply, Instant now) {
    if (!(reply instanceof KmaReply.Answered<SurfaceReports>(SurfaceReports reports))) {
      return Mono.just(Outcome.without(reply));
    }
    reports
        .rejectedRows()
        .forEach(fault -> log.warn("Left out of the observations: {}", fault.message()));
    if (reports.reports().isEmpty() && !reports.rejectedRows().isEmpty()) {
      return Mono.just(Outcome.garbled(reports.rejectedRows().getFirst()));
    }
    List<Reading> readings =
        reports.reports().stream()
            .filter(report -> !report.observedAt().isAfter(now.plus(AHEAD)))
            .map(Readings::of)
            .toList();
    Instant newest =
        reports.reports().stream()
            .map(SurfaceReport::observedAt)
            .filter(at -> !at.isAfter(now.plus(AHEAD)))
            .max(Instant::compareTo)
            .orElse(null);
    return archive
        .save(readings, source, now)
        .map(changed ->
            Outcome.stored(newest, "%d rows, %d of them new".formatted(readings.size(), changed)));
  }
}
