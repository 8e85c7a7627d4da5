package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.scale.Crop;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Primary;

/** The renderer, counting what it renders. */
@Primary
public class CountingRenderer implements Renderer {

  private final Renderer renderer;
  private final AtomicInteger rendered = new AtomicInteger();

  CountingRenderer(@Qualifier("renderer") Renderer renderer) {
    this.renderer = renderer;
  }

  public int rendered() {
    return rendered.get();
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
    return renderer.render(original, crop, spec);
  }
}
