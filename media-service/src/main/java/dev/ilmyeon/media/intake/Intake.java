package dev.ilmyeon.media.intake;

import dev.ilmyeon.media.files.MediaFiles;
import dev.ilmyeon.media.image.Preview;
import dev.ilmyeon.media.original.Jpeg;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.media.scale.Scaler;
import dev.ilmyeon.media.webp.WebpDecoder;
import java.awt.color.CMMException;
import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Makes a picture of a file, or says why not. */
public final class Intake {

  private static final float QUALITY = 0.94f;
  private static final int PREVIEW = 60;

  private final Limits limits;
  private final WebpDecoder webp;

  Intake(Limits limits, WebpDecoder webp) {
    this.limits = limits;
    this.webp = webp;
  }

  /** With the programs in the data directory. */
  public static Intake of(Limits limits, MediaFiles files) {
    return new Intake(limits, WebpDecoder.in(files));
  }

  /** Reads, checks, decodes and encodes anew; blocks, and takes three bytes a pixel twice. */
  public Accepted take(Path file) throws IOException, RefusedException {
    Inspected inspected = Inspector.inspect(Files.readAllBytes(file), limits);
    BufferedImage image = Pixels.upright(inSrgb(inspected), inspected.orientation());
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    Jpeg.write(image, QUALITY, false, jpeg);
    return new Accepted(jpeg.toByteArray(), image.getWidth(), image.getHeight(), preview(image));
  }

  private BufferedImage inSrgb(Inspected inspected) throws RefusedException {
    BufferedImage image;
    try {
      image =
          switch (inspected.kind()) {
            case JPEG -> coloured(decode("jpeg", inspected.essence()), inspected);
            case PNG -> coloured(decode("png", inspected.essence()), inspected);
            case WEBP -> coloured(webp.decode(inspected.essence()), inspected);
            case CMYK, YCCK -> Inks.inSrgb(raster(inspected.essence()), inspected);
          };
    } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException | CMMException e) {
      throw new RefusedException(Refusal.BROKEN);
    }
    if (image.getWidth() != inspected.width() || image.getHeight() != inspected.height()) {
      throw new RefusedException(Refusal.BROKEN);
    }
    return image;
  }

  private static BufferedImage coloured(BufferedImage image, Inspected inspected) {
    return Pixels.inSrgb(Pixels.opaque(image), inspected.profile());
  }

  private static BufferedImage decode(String format, byte[] essence) throws IOException {
    return reading(format, essence, reader -> reader.read(0));
  }

  /** What stands in a JPEG, whatever it means. */
  private static Raster raster(byte[] essence) throws IOException {
    return reading("jpeg", essence, reader -> reader.readRaster(0, null));
  }

  @FunctionalInterface
  private interface Reading<T> {
    T of(ImageReader reader) throws IOException;
  }

  private static <T> T reading(String format, byte[] essence, Reading<T> reading)
      throws IOException {
    ImageReader reader = ImageIO.getImageReadersByFormatName(format).next();
    try (ImageInputStream in = new MemoryCacheImageInputStream(new ByteArrayInputStream(essence))) {
      reader.setInput(in, true, true);
      return reading.of(reader);
    } finally {
      reader.dispose();
    }
  }

  private static Preview preview(BufferedImage image) {
    int width = Math.min(PREVIEW, image.getWidth());
    int height = Math.min(PREVIEW, image.getHeight());
    BufferedImage small =
        Scaler.scale(image, new Crop(0, 0, image.getWidth(), image.getHeight()), width, height);
    return Preview.of(small.getRGB(0, 0, width, height, null, 0, width), width, height);
  }
}
