package dev.ilmyeon.local;

import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.page.FrontPage;
import dev.ilmyeon.local.page.FrontPageClient;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Collectors;

/**
 * The first page that is whole as far as it can be. JVMs just started are slow for a moment, and
 * the gateway is not patient: it is asked again while a service that runs is missing.
 */
record FirstPage(FrontPageClient client, List<Part> answering) {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** What came last when patience ends; empty when the gateway never answered. */
  Optional<FrontPage> await() throws InterruptedException {
    Set<String> expected =
        answering.stream().filter(Part::isService).map(Part::label).collect(Collectors.toSet());
    Instant end = Instant.now().plus(PATIENCE);
    Optional<FrontPage> page = Optional.empty();
    while (Instant.now().isBefore(end) && !Thread.interrupted()) {
      try {
        FrontPage got = client.ask();
        page = Optional.of(got);
        if (got.missingServices().stream().noneMatch(expected::contains)) {
          return page;
        }
      } catch (IOException _) {
        // Not yet.
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return page;
  }
}
