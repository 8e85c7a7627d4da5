package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.kma.Feed;
import dev.ilmyeon.weather.kma.Kma;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.WeatherWarning;
import dev.ilmyeon.weather.warning.WarningArchive;
import java.time.Instant;
import java.util.List;
import reactor.core.publisher.Mono;

/** The list of warnings in force. */
final class WarningPoll implements Poll {

  private final Kma kma;
  private final WarningArchive archive;
  private final boolean simulated;

  WarningPoll(Kma kma, WarningArchive archive, boolean simulated) {
    this.kma = kma;
    this.archive = archive;
    this.simulated = simulated;
  }

  @Override
  public Feed feed() {
    return Feed.WARNINGS;
  }

  @Override
  public Mono<Outcome> poll(Instant now) {
    return kma.warnings()
        .flatMap(reply ->
            reply instanceof KmaReply.Answered<List<WeatherWarning>>(List<WeatherWarning> warnings)
                ? archive
                    .replace(warnings, now, simulated)
                    .map(announced ->
                        Outcome.stored(
                            now, "%d in force, %d new".formatted(warnings.size(), announced)))
                : Mono.just(Outcome.without(reply)));
  }
}
