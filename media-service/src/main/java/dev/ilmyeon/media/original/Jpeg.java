package dev.ilmyeon.media.original;

import java.awt.Dimension;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Reads and writes our own JPEGs by the JDK's codec; blocks. */
public final class Jpeg {

  private Jpeg() {}

  public static BufferedImage read(Path path) throws IOException {
    return read(path, samples -> samples);
  }

  /**
   * A picture that is made smaller before its colours are converted, which then takes next to no
   * time.
   *
   * @param scale makes a raster of YCbCr samples smaller
   */
  public static BufferedImage read(Path path, UnaryOperator<Raster> scale) throws IOException {
    return reading(path, reader -> YCbCr.toRgb(scale.apply(reader.readRaster(0, null))));
  }

  /** By the file's header alone. */
  public static Dimension size(Path path) throws IOException {
    return reading(path, reader -> new Dimension(reader.getWidth(0), reader.getHeight(0)));
  }

  /** Writes a JPEG of a quality from 0 to 1; a progressive one is smaller and slower to read. */
  public static void write(
      BufferedImage image, float quality, boolean progressive, OutputStream out)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (MemoryCacheImageOutputStream cache = new MemoryCacheImageOutputStream(out)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      settings.setProgressiveMode(
          progressive ? ImageWriteParam.MODE_DEFAULT : ImageWriteParam.MODE_DISABLED);
      writer.setOutput(cache);
      writer.write(null, new IIOImage(image, null, null), settings);
    } finally {
      writer.dispose();
    }
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> T reading(Path path, Reading<T> reading) throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName("jpeg").next();
    try (FileImageInputStream in = new FileImageInputStream(path.toFile())) {
      reader.setInput(in, true, true);
      return reading.of(reader);
    } finally {
      reader.dispose();
    }
  }
}
