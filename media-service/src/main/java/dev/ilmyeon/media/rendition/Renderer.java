package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.scale.Crop;
import java.io.IOException;
import java.nio.file.Path;

/** Makes renditions of originals: decodes, crops, scales, encodes. Blocks. */
interface Renderer {

  /** A letter that tells its bytes from those that another makes of the same picture. */
  String mark();

  boolean writes(Format format);

  byte[] render(Path original, Crop crop, RenditionSpec spec) throws IOException;
}
