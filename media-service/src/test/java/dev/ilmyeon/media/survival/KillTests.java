package dev.ilmyeon.media.survival;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.media.storage.ContentHash;
import dev.ilmyeon.platform.testing.postgres.MortalPostgres;
import dev.ilmyeon.platform.testing.postgres.TestDatabase;
import dev.ilmyeon.platform.testing.process.ServiceProcess;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The service and its database are killed in the middle of uploads, by turns and each as often as
 * {@code -Dilmyeon.kills} says (1), of {@code -Dilmyeon.kills.writes} (40) uploads in all. Once the
 * database is back the service is to answer within {@code -Dilmyeon.kills.healed} seconds: 60 where
 * others use the machine too; a machine of one's own is asked for 10.
 */
class KillTests {

  private static final int KILLS = Integer.getInteger("ilmyeon.kills", 1);
  private static final int UPLOADS = Integer.getInteger("ilmyeon.kills.writes", 40);
  private static final int SENDERS = 4;
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  /** Within which the service answers once the database does. */
  private static final Duration HEALED =
      Duration.ofSeconds(Integer.getInteger("ilmyeon.kills.healed", 60));

  @TempDir Path directory;

  private MortalPostgres postgres;
  private TestDatabase database;
  private final AtomicInteger port = new AtomicInteger();
  private final AtomicInteger next = new AtomicInteger();
  private final Set<String> acknowledged = ConcurrentHashMap.newKeySet();
  private final Set<Integer> statuses = ConcurrentHashMap.newKeySet();

  @BeforeEach
  void startTheDatabase() throws Exception {
    postgres = MortalPostgres.start();
    database = postgres.database("media_killed");
  }

  @AfterEach
  void stopTheDatabase() throws Exception {
    postgres.close();
  }

  @Test
  void leavesNoRowWithoutItsObjectAndServesNothingHalf() throws Exception {
    List<Future<?>> senders = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      ServiceProcess service = start();
      try {
        for (int i = 0; i < SENDERS; i++) {
          senders.add(
              threads.submit(() -> {
                send();
                return null;
              }));
        }
        for (int kill = 1; kill <= KILLS; kill++) {
          awaitUploads((2 * kill - 1) * UPLOADS / (2 * KILLS + 1));
          postgres.crash();
          awaitAnAnswer();
          awaitUploads(2 * kill * UPLOADS / (2 * KILLS + 1));
          service.close();
          service = start();
        }
        for (Future<?> sender : senders) {
          sender.get(PATIENCE.toSeconds() + UPLOADS, TimeUnit.SECONDS);
        }
      } finally {
        service.close();
        threads.shutdownNow();
      }
    }

    assertThat(acknowledged).hasSize(UPLOADS);
    assertThat(statuses).as("without a database it says so").isSubsetOf(204, 503);
    assertThat(ids("SELECT id::text FROM image")).isEqualTo(acknowledged);
    for (String hash : ids("SELECT content_hash FROM upload WHERE content_hash IS NOT NULL")) {
      Path object = directory.resolve("objects").resolve(hash.substring(0, 2)).resolve(hash);
      assertThat(ContentHash.of(object).value()).isEqualTo(hash);
    }
    for (Path rendition : files("renditions")) {
      assertThat(isWhole(rendition)).as(rendition.toString()).isTrue();
    }
  }

  /** By one statement: an upload has more to wait for than the database. */
  private void awaitAnAnswer() {
    Reporter reporter = new Reporter(port, statuses);
    await().atMost(HEALED).pollInterval(Duration.ofMillis(50)).until(reporter::isAnswered);
  }

  private void awaitUploads(int count) {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> acknowledged.size() >= count);
  }

  /** Each picture under keys of its own, so that an answer that was lost is given again. */
  private void send() {
    Reporter reporter = new Reporter(port, statuses);
    for (int seed = next.getAndIncrement(); seed < UPLOADS; seed = next.getAndIncrement()) {
      String requestKey = Reporter.key();
      String completeKey = Reporter.key();
      int picture = seed;
      acknowledged.add(
          await()
              .atMost(PATIENCE)
              .pollInterval(Duration.ofMillis(50))
              .until(() -> reporter.bringIn(picture, requestKey, completeKey), Optional::isPresent)
              .orElseThrow());
    }
  }

  private ServiceProcess start() throws Exception {
    ServiceProcess service =
        ServiceProcess.start(
            "dev.ilmyeon.media.MediaApplication",
            database,
            "--ilmyeon.media.directory=" + directory,
            "--ilmyeon.media.uploads.max-open=1000");
    port.set(service.port());
    return service;
  }

  /** A JPEG can be decoded; a WebP is as long as its head says (RFC 9649, section 2.4). */
  private static boolean isWhole(Path rendition) throws Exception {
    if (rendition.toString().endsWith(".jpg")) {
      return ImageIO.read(rendition.toFile()) != null;
    }
    ByteBuffer webp = ByteBuffer.wrap(Files.readAllBytes(rendition)).order(ByteOrder.LITTLE_ENDIAN);
    return webp.getInt(4) + 8 == webp.capacity();
  }

  private List<Path> files(String kind) throws Exception {
    try (Stream<Path> all = Files.walk(directory.resolve(kind))) {
      return all.filter(Files::isRegularFile).toList();
    }
  }

  private Set<String> ids(String sql) throws Exception {
    Set<String> ids = new HashSet<>();
    try (Connection connection =
            DriverManager.getConnection(
                database.jdbcUrl(), database.username(), database.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        ids.add(rows.getString(1));
      }
    }
    return ids;
  }
}
