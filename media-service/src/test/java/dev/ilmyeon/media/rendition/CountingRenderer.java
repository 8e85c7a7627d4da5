package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.webp.WebpEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.annotation.Primary;

/** The renderer, counting what it renders. */
@Primary
public class CountingRenderer extends Renderer {

  private final AtomicInteger rendered = new AtomicInteger();

  CountingRenderer(WebpEncoder webp) {
    super(webp);
  }

  public int rendered() {
    return rendered.get();
  }

  @Override
  byte[] render(Path original, Crop crop, RenditionSpec spec) throws IOException {
    rendered.incrementAndGet();
    return super.render(original, crop, spec);
  }
}
