package dev.ilmyeon.media.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.ilmyeon.media.Editor;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.rendition.CountingRenderer;
import dev.ilmyeon.media.upload.Sender;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;

/** With {@code ReadyTests}, where pictures are prepared and queues looked into all the time. */
@MediaTest
@TestPropertySource(
    properties = {
      "ilmyeon.media.prepare-every=200ms",
      "ilmyeon.media.queues-every=200ms",
      "ilmyeon.database.name=media_ready"
    })
class QueueMetricsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private MediaClient client;
  @Autowired private CountingRenderer renderer;
  @Autowired private DatabaseClient database;

  @Test
  void tellHowManyWaitAndSinceWhen() {
    Runnable release = renderer.hold();
    try {
      Sender.bringIn(client, 840);
      await()
          .atMost(PATIENCE)
          .until(() -> depth("image_preparation") >= 1 && age("image_preparation") > 0);
    } finally {
      release.run();
    }
    await()
        .atMost(PATIENCE)
        .until(() -> depth("image_preparation") == 0 && age("image_preparation") == 0);
  }

  @Test
  void tellOfWhatGatewaysHaveNotHeardForLong() {
    String image = Sender.bringIn(client, 841);
    new Editor(client).createGallery(image);
    database
        .sql(
            """
            UPDATE purge_order SET queued_at = queued_at - interval '1 hour'
            WHERE id = (SELECT min(id) FROM purge_order)
            """)
        .then()
        .block(PATIENCE);

    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(age("purge_order")).isGreaterThanOrEqualTo(3_600));
    assertThat(depth("purge_order")).isPositive();
  }

  private double depth(String queue) {
    return scraped("ilmyeon_media_queue_depth{queue=\"%s\"} ".formatted(queue));
  }

  private double age(String queue) {
    return scraped("ilmyeon_media_queue_age_seconds{queue=\"%s\"} ".formatted(queue));
  }

  /** The one value of a series. */
  private double scraped(String series) {
    List<String> lines =
        new String(client.get("/actuator/prometheus").body(), StandardCharsets.UTF_8)
            .lines()
            .filter(line -> line.startsWith(series))
            .toList();
    assertThat(lines).as(series).hasSize(1);
    return Double.parseDouble(lines.getFirst().substring(series.length()));
  }
}
