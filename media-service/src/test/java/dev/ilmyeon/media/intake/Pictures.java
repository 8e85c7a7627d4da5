package dev.ilmyeon.media.intake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Makes files of pictures, good and bad. */
public final class Pictures {

  /** As wide as high makes turning visible: red at the upper left, blue elsewhere. */
  public static final int WIDTH = 400;

  public static final int HEIGHT = 240;

  private Pictures() {}

  public static byte[] jpeg() {
    return encode(image(WIDTH, HEIGHT), "jpg");
  }

  /** Whose content no other has. */
  public static byte[] jpeg(int seed) {
    BufferedImage image = image(WIDTH, HEIGHT);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(new Color((seed * 40_503) & 0xffffff));
    graphics.fillRect(100, 100, 200, 100);
    graphics.dispose();
    return encode(image, "jpg");
  }

  public static byte[] png() {
    return encode(image(WIDTH, HEIGHT), "png");
  }

  static byte[] png(int width, int height) {
    return encode(image(width, height), "png");
  }

  public static BufferedImage image(int width, int height) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = image.createGraphics();
    graphics.setColor(Color.BLUE);
    graphics.fillRect(0, 0, width, height);
    graphics.setColor(Color.RED);
    graphics.fillRect(0, 0, width / 4, height / 4);
    graphics.dispose();
    return image;
  }

  static byte[] encode(BufferedImage image, String format) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(image, format, bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** A JPEG of what is stored of four components, the same all over, with Adobe's marker. */
  static byte[] fourComponents(int transform, int... stored) {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, WIDTH, HEIGHT, 4, null);
    for (int band = 0; band < 4; band++) {
      for (int i = 0; i < WIDTH * HEIGHT; i++) {
        raster.setSample(i % WIDTH, i / WIDTH, band, stored[band]);
      }
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(raster, null, null), null);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    byte[] marker = "Adobe\0d\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    marker[marker.length - 1] = (byte) transform;
    return withSegment(bytes.toByteArray(), 0xee, marker);
  }

  static byte[] withProfile(byte[] jpeg, byte[] profile) {
    byte[] head = "ICC_PROFILE\0\1\1".getBytes(StandardCharsets.ISO_8859_1);
    return withSegment(jpeg, 0xe2, join(head, profile));
  }

  /** With an orientation, and a place that nobody is to learn. */
  public static byte[] withExif(byte[] jpeg, int orientation) {
    ByteArrayOutputStream exif = new ByteArrayOutputStream();
    exif.writeBytes(
        "Exif\0\0MM\0*\0\0\0\10\0\1\1\22\0\3\0\0\0\1\0".getBytes(StandardCharsets.ISO_8859_1));
    exif.write(orientation);
    exif.writeBytes(new byte[6]);
    exif.writeBytes("GPS 37.5665N 126.9780E".getBytes(StandardCharsets.US_ASCII));
    return withSegment(jpeg, 0xe1, exif.toByteArray());
  }

  static byte[] withSegment(byte[] jpeg, int marker, byte[] content) {
    int length = content.length + 2;
    return join(
        new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, (byte) marker},
        new byte[] {(byte) (length >> 8), (byte) length},
        content,
        slice(jpeg, 2));
  }

  /** A PNG whose header promises another size. */
  static byte[] pngOfSize(int width, int height) {
    byte[] png = png();
    for (int i = 0; i < 4; i++) {
      png[16 + i] = (byte) (width >> (24 - 8 * i));
      png[20 + i] = (byte) (height >> (24 - 8 * i));
    }
    return withCrc(png, 12, 17);
  }

  /** A PNG with one more chunk behind its header. */
  static byte[] pngWithChunk(String name, byte[] content) {
    byte[] png = png();
    byte[] chunk =
        join(
            new byte[] {0, 0, (byte) (content.length >> 8), (byte) content.length},
            name.getBytes(StandardCharsets.US_ASCII),
            content,
            new byte[4]);
    withCrc(chunk, 4, 4 + content.length);
    byte[] head = new byte[33];
    System.arraycopy(png, 0, head, 0, 33);
    return join(head, chunk, slice(png, 33));
  }

  private static byte[] withCrc(byte[] bytes, int from, int length) {
    CRC32 crc = new CRC32();
    crc.update(bytes, from, length);
    for (int i = 0; i < 4; i++) {
      bytes[from + length + i] = (byte) (crc.getValue() >> (24 - 8 * i));
    }
    return bytes;
  }

  public static byte[] join(byte[]... parts) {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      whole.writeBytes(part);
    }
    return whole.toByteArray();
  }

  static byte[] slice(byte[] bytes, int from) {
    byte[] rest = new byte[bytes.length - from];
    System.arraycopy(bytes, from, rest, 0, rest.length);
    return rest;
  }
}
