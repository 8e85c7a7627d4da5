package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.scale.Crop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;

/** The renderer, counting what it renders, and waiting where a test says so. */
@Primary
public class CountingRenderer implements Renderer {

  private final Renderer renderer;
  private final AtomicInteger rendered = new AtomicInteger();
  private volatile CountDownLatch gate = new CountDownLatch(0);

  CountingRenderer(@Qualifier("renderer") Renderer renderer) {
    this.renderer = renderer;
  }

  public int rendered() {
    return rendered.get();
  }

  /** Renders nothing before what it answers has run. */
  public Runnable hold() {
    CountDownLatch closed = new CountDownLatch(1);
    gate = closed;
    return closed::countDown;
  }

  @Override
  public String mark() {
    return renderer.mark();
  }

  @Override
  public boolean writes(Format format) {
    return renderer.writes(format);
  }

  @Override
  public byte[] render(Path original, Crop crop, RenditionSpec spec) throws IOException {
    rendered.incrementAndGet();
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
    return renderer.render(original, crop, spec);
  }
}
