package dev.ilmyeon.weather.feed;

import dev.ilmyeon.weather.kma.Kma;
import java.util.List;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

/** {@code Query.feedHealth}. */
@Controller
final class FeedController {

  private final FeedStore store;
  private final Kma kma;

  FeedController(FeedStore store, Kma kma) {
    this.store = store;
    this.kma = kma;
  }

  @QueryMapping
  Mono<List<FeedHealth>> feedHealth() {
    return store
        .states()
        .map(states ->
            states.stream()
                .map(state ->
                    new FeedHealth(
                        state,
                        kma.feeds().contains(state.feed()),
                        kma.isSimulated(),
                        store.quota()))
                .toList());
  }
}
