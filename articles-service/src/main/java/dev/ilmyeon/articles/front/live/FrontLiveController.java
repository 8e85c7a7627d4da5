package dev.ilmyeon.articles.front.live;

import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.edition.EditionId;
import dev.ilmyeon.articles.front.FrontPages;
import dev.ilmyeon.articles.front.FrontRequest;
import dev.ilmyeon.articles.front.record.Recorder;
import dev.ilmyeon.articles.front.version.FrontKey;
import dev.ilmyeon.articles.front.version.VersionStore;
import dev.ilmyeon.articles.outbox.OutboxEvent;
import dev.ilmyeon.articles.outbox.OutboxFeed;
import dev.ilmyeon.articles.outbox.Version;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Tells of fronts when readers see them otherwise. */
@Controller
class FrontLiveController {

  private final OutboxFeed feed;
  private final VersionStore versions;
  private final FrontPages fronts;

  FrontLiveController(OutboxFeed feed, VersionStore versions, FrontPages fronts) {
    this.feed = feed;
    this.versions = versions;
    this.fronts = fronts;
  }

  @SubscriptionMapping
  Flux<FrontPageChanged> frontPageChanged(
      @Argument String edition,
      @Argument @Nullable String region,
      @Argument @Nullable String after) {
    Long version = Version.parse(after);
    return Mono.justOrEmpty(FrontKey.parse(edition, region))
        .flatMap(versions::edition)
        .switchIfEmpty(
            Mono.error(() -> new BadInputException("There is no such front on this portal.")))
        .flatMapMany(front ->
            feed.after(version)
                .filter(event ->
                    event.type().equals(Recorder.CHANGED)
                        && event.aggregate().equals(Recorder.aggregate(front)))
                .concatMap(event -> changed(front, event), 1));
  }

  private Mono<FrontPageChanged> changed(EditionId front, OutboxEvent event) {
    return fronts
        .pages(List.of(FrontRequest.now(front)))
        .mapNotNull(found -> found.get(0))
        .map(page -> new FrontPageChanged(Version.of(event), Kst.at(event.at()), page));
  }
}
