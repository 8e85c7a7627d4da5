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
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * The first page that is whole as far as it can be. JVMs just started are slow for a moment, and
 * the gateway is not patient: it is asked again while a service that runs is missing.
 */
record FirstPage(FrontPageClient client, List<Part> answering, Consumer<String> told) {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration SILENCE = Duration.ofSeconds(3);
  private static final Duration PAUSE = Duration.ofMillis(200);

  /** What came last when patience ends; empty when the gateway never answered. */
  Optional<FrontPage> await() throws InterruptedException {
    Set<String> expected =
        answering.stream().filter(Part::isService).map(Part::label).collect(Collectors.toSet());
    Instant from = Instant.now();
    Optional<FrontPage> page = Optional.empty();
    boolean silent = true;
    while (Duration.between(from, Instant.now()).compareTo(PATIENCE) < 0) {
      Set<String> late = new TreeSet<>(expected);
      try {
        FrontPage got = client.ask();
        page = Optional.of(got);
        late.retainAll(got.missingServices());
        if (late.isEmpty()) {
          return page;
        }
      } catch (IOException _) {
        late = Set.of(Part.GATEWAY.label());
      }
      if (silent && Duration.between(from, Instant.now()).compareTo(SILENCE) > 0) {
        told.accept("Waiting for %s, slow to answer yet".formatted(String.join(", ", late)));
        silent = false;
      }
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    return page;
  }
}
