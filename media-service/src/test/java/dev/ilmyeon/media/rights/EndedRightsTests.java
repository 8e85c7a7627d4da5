package dev.ilmyeon.media.rights;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.Editor;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.MediaTest;
import dev.ilmyeon.media.MovableClock;
import dev.ilmyeon.media.upload.Sender;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

/** What gateways are told of rights that the clock ends. */
@MediaTest
class EndedRightsTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  @Autowired private MediaClient client;
  @Autowired private MovableClock clock;
  @Autowired private EndedRights ended;
  @Autowired private DatabaseClient database;

  @BeforeEach
  void tellOfWhatHasEndedLongAgo() {
    ended.tell().block(PATIENCE);
  }

  @AfterEach
  void reset() {
    clock.reset();
  }

  @Test
  void tellsOnceWhenARightHasEnded() {
    String image = Sender.bringIn(client, 811);
    end(image, clock.instant().plusSeconds(60));
    int changed = orders(image).size();

    ended.tell().block(PATIENCE);
    assertThat(orders(image)).as("not before").hasSize(changed);
    clock.set(clock.instant().plusSeconds(60));
    ended.tell().block(PATIENCE);
    ended.tell().block(PATIENCE);

    assertThat(orders(image)).hasSize(changed + 1);
    assertThat(orders(image).getLast())
        .contains("Image:" + image)
        .contains("Article.leadImage", "Gallery.photos", "Gallery.cover");
  }

  @Test
  void tellsAgainWhenARightThatWasExtendedEnds() {
    String image = Sender.bringIn(client, 812);
    end(image, clock.instant().plusSeconds(60));
    clock.set(clock.instant().plusSeconds(60));
    ended.tell().block(PATIENCE);
    int told = orders(image).size();
    end(image, clock.instant().plusSeconds(60));
    clock.set(clock.instant().plusSeconds(61));

    ended.tell().block(PATIENCE);

    assertThat(orders(image)).hasSize(told + 2);
  }

  /** The tombstones and tags of each order of a picture, the oldest first. */
  private List<String> orders(String image) {
    return Objects.requireNonNull(
        database
            .sql(
                """
                SELECT array_to_string(tombstones || tags, ' ') AS what FROM purge_order
                WHERE :image = ANY(tombstones || tags) ORDER BY id
                """)
            .bind("image", "Image:" + image)
            .map(row -> Objects.requireNonNull(row.get("what", String.class)))
            .all()
            .collectList()
            .block(PATIENCE));
  }

  private void end(String image, Instant moment) {
    new Editor(client).changeRights(image, false, moment.toString(), null);
  }
}
