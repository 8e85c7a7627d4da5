package dev.ilmyeon.media.delivery;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.rendition.RenditionSpec;
import dev.ilmyeon.media.rendition.Renditions;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The renditions that were served just before, by their addresses, with their files open: {@link
 * HotRequests} serves them again. Each is known for as long as its picture is not looked for again,
 * and then {@link RenditionHandler} is asked; so nothing is shown here that would be hidden there.
 */
final class HotRenditions {

  private static final Logger log = LoggerFactory.getLogger(HotRenditions.class);

  private static final long SWEEP = Duration.ofSeconds(1).toNanos();

  private final ImageLookup images;
  private final DeliveryHeaders headers;
  private final Ticker ticker;
  private final int most;
  private final Map<String, HotRendition> known = new ConcurrentHashMap<>();
  private final AtomicLong swept;

  /** {@code most}: how many files are open; all others are served the usual way. */
  HotRenditions(ImageLookup images, DeliveryHeaders headers, Ticker ticker, int most) {
    this.images = images;
    this.headers = headers;
    this.ticker = ticker;
    this.most = most;
    this.swept = new AtomicLong(ticker.read());
  }

  /** The whole file of it is about to be served. */
  void remember(Image image, RenditionSpec spec, Path path) {
    sweep();
    String address = Renditions.path(image, spec);
    HotRendition there = known.get(address);
    long until = images.knownUntil(image);
    if (until - ticker.read() <= 0
        || (there == null ? known.size() >= most : there.until() == until)) {
      return;
    }
    try {
      put(address, new HotRendition(image, spec, headers, OpenFile.of(path), until));
    } catch (IOException e) {
      log.debug("{} is not kept open", path, e);
    }
  }

  /** What may be served under an address right now. */
  @Nullable HotRendition find(String address) {
    HotRendition found = known.get(address);
    return found != null && isFresh(found) ? found : null;
  }

  /** How many files are open. */
  int size() {
    return known.size();
  }

  private void put(String address, HotRendition rendition) {
    HotRendition before = known.put(address, rendition);
    if (before != null) {
      before.close();
    }
  }

  /** Closes what nobody has asked for since it had to be looked for again. */
  private void sweep() {
    long now = ticker.read();
    long last = swept.get();
    if (now - last < SWEEP || !swept.compareAndSet(last, now)) {
      return;
    }
    known.forEach((address, rendition) -> {
      if (!isFresh(rendition) && known.remove(address, rendition)) {
        rendition.close();
      }
    });
  }

  private boolean isFresh(HotRendition rendition) {
    return rendition.until() - ticker.read() > 0;
  }
}
