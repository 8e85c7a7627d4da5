package dev.ilmyeon.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.storage.ContentHash;
import dev.ilmyeon.media.storage.ObjectStore;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** Objects whose service was killed before it could write down that it has them. */
@MediaTest
class UnusedObjectsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Duration HOUR = Duration.ofHours(1);

  @Autowired private MediaClient client;
  @Autowired private ObjectStore objects;
  @Autowired private UnusedObjects unused;
  @Autowired private DatabaseClient database;

  @Test
  void goAfterAWhileAndNoOthersDo() {
    ContentHash orphan =
        Objects.requireNonNull(
            objects.keep("nobody's".getBytes(StandardCharsets.UTF_8)).block(PATIENCE));
    String image = Sender.bringIn(client, 130);

    assertThat(unused.removeKeptBefore(Instant.now().minus(HOUR)).block(PATIENCE)).isZero();
    assertThat(file(orphan)).isNotNull();
    assertThat(unused.removeKeptBefore(Instant.now().plus(HOUR)).block(PATIENCE)).isPositive();

    assertThat(file(orphan)).isNull();
    assertThat(file(hash(image))).isNotNull();
  }

  /** Two bring in the same each time, and all of it counts as old. */
  @Test
  void areNeverWhatIsBeingTaken() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Callable<String>> senders =
          IntStream.range(0, 12)
              .mapToObj(i -> (Callable<String>) () -> Sender.bringIn(client, 140 + i / 2))
              .toList();
      List<Future<String>> sent = senders.stream().map(threads::submit).toList();
      do {
        unused.removeKeptBefore(Instant.now().plus(HOUR)).block(PATIENCE);
      } while (!sent.stream().allMatch(Future::isDone));

      for (Future<String> image : sent) {
        assertThat(file(hash(image.get()))).isNotNull();
      }
    }
  }

  private @Nullable Path file(ContentHash hash) {
    return objects.file(hash).block(PATIENCE);
  }

  private ContentHash hash(String image) {
    return new ContentHash(
        Objects.requireNonNull(
            database
                .sql("SELECT content_hash FROM image WHERE id = :id")
                .bind("id", Long.parseLong(image))
                .map(row -> Objects.requireNonNull(row.get("content_hash", String.class)))
                .one()
                .block(PATIENCE)));
  }
}
