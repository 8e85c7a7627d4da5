package dev.ilmyeon.media.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.media.MovableTicker;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.rendition.RenditionSpec;
import dev.ilmyeon.media.rendition.Renditions;
import io.netty.channel.FileRegion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Mono;

/** When files are opened and closed. */
class OpenFileTests {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final RenditionSpec SMALL = RenditionSpec.parse("160-1x1.jpg").orElseThrow();
  private static final RenditionSpec LARGE = RenditionSpec.parse("320-1x1.jpg").orElseThrow();
  private static final byte[] BYTES = {1, 2, 3};

  @TempDir Path directory;
  private Path path;

  @BeforeEach
  void write() throws IOException {
    path = Files.write(directory.resolve("rendition"), BYTES);
  }

  @Test
  void staysOpenUntilTheLastAnswerHasGone() throws IOException {
    OpenFile file = OpenFile.of(path);
    FileRegion first = Objects.requireNonNull(file.region());
    FileRegion second = Objects.requireNonNull(file.region());
    Files.delete(path);
    first.release();
    file.release();

    assertThat(sent(second)).isEqualTo(BYTES);
    second.release();
    assertThat(file.isOpen()).isFalse();
    assertThat(file.region()).isNull();
  }

  @Test
  void isClosedWhenNobodyAsksForItAnyMore() throws IOException {
    MovableTicker ticker = new MovableTicker();
    ImageLookup images =
        new ImageLookup(id -> Mono.just(SomeImage.of("하나")), Clock.systemUTC(), ticker);
    HotRenditions renditions =
        new HotRenditions(images, new DeliveryHeaders(Clock.systemUTC(), "m"), ticker, 1);
    Image image = look(images);
    String address = Renditions.path(image, SMALL);
    renditions.remember(image, SMALL, path);
    HotRendition first = Objects.requireNonNull(renditions.find(address));

    renditions.remember(image, LARGE, path);
    assertThat(renditions.find(Renditions.path(image, LARGE))).as("one too many").isNull();
    renditions.remember(image, SMALL, path);
    assertThat(renditions.find(address)).as("opened once").isSameAs(first);
    ticker.pass(Duration.ofSeconds(5));
    assertThat(renditions.find(address)).as("to be looked for again").isNull();
    look(images);
    renditions.remember(image, LARGE, path);

    assertThat(first.body()).isNull();
    assertThat(renditions.size()).isEqualTo(1);
  }

  private static Image look(ImageLookup images) {
    return Objects.requireNonNull(images.find(SomeImage.ID).block(PATIENCE));
  }

  private static byte[] sent(FileRegion region) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    region.transferTo(Channels.newChannel(out), 0);
    return out.toByteArray();
  }
}
