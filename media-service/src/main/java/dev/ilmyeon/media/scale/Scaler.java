package dev.ilmyeon.media.scale;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.util.Arrays;

/**
 * Scales down by averaging: each new pixel is the mean of the area that it covers, in shares of
 * pixels. Neither aliases nor rings. Works on samples whatever they mean, so that pixels need a
 * conversion of their colours only once they are few: a mean of YCbCr is the YCbCr of the mean.
 */
public final class Scaler {

  /** Shares of a pixel are counted in 256ths in each direction. */
  private static final int ONE = 256;

  private Scaler() {}

  /** A part of a picture in another size, as three bytes a pixel. */
  public static BufferedImage scale(BufferedImage image, Crop crop, int width, int height) {
    BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    scale(bytes(image).getRaster(), crop, scaled.getRaster());
    return scaled;
  }

  /** A part of a raster of bytes, its bands beside each other, in another size. */
  public static Raster scale(Raster image, Crop crop, int width, int height) {
    WritableRaster scaled =
        Raster.createInterleavedRaster(
            DataBuffer.TYPE_BYTE, width, height, image.getNumBands(), null);
    scale(image, crop, scaled);
    return scaled;
  }

  /**
   * A part of a raster of bytes, its bands beside each other, into the whole of another with as
   * many bands in the same order.
   */
  private static void scale(Raster image, Crop crop, WritableRaster scaled) {
    int bands = image.getNumBands();
    int width = scaled.getWidth();
    int height = scaled.getHeight();
    byte[] samples = ((DataBufferByte) image.getDataBuffer()).getData();
    int stride = ((PixelInterleavedSampleModel) image.getSampleModel()).getScanlineStride();
    byte[] out = ((DataBufferByte) scaled.getDataBuffer()).getData();
    Columns columns = Columns.of(crop.width(), width);
    int[] line = new int[width * bands];
    long[] sums = new long[width * bands];
    double step = (double) crop.height() / height;
    for (int row = 0; row < height; row++) {
      Arrays.fill(sums, 0);
      double top = row * step;
      double bottom = Math.min(crop.height(), top + step);
      long rows = 0;
      for (int y = (int) top; y < bottom; y++) {
        int share = (int) Math.round(ONE * (Math.min(y + 1, bottom) - Math.max(y, top)));
        if (share > 0) {
          columns.sum(samples, (crop.y() + y) * stride + crop.x() * bands, bands, line);
          for (int i = 0; i < line.length; i++) {
            sums[i] += (long) share * line[i];
          }
          rows += share;
        }
      }
      columns.divide(sums, rows, bands, out, row * width * bands);
    }
  }

  private static BufferedImage bytes(BufferedImage image) {
    if (image.getType() == BufferedImage.TYPE_3BYTE_BGR) {
      return image;
    }
    BufferedImage copy =
        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_3BYTE_BGR);
    int[] line = new int[image.getWidth()];
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRGB(0, y, line.length, 1, line, 0, line.length);
      copy.setRGB(0, y, line.length, 1, line, 0, line.length);
    }
    return copy;
  }

  /** Which pixels of a line make up each new one: the first, what it counts, and the last's. */
  private record Columns(int[] first, int[] firstShare, int[] last, int[] lastShare, int[] total) {

    static Columns of(int from, int to) {
      double step = (double) from / to;
      Columns columns =
          new Columns(new int[to], new int[to], new int[to], new int[to], new int[to]);
      for (int column = 0; column < to; column++) {
        double left = column * step;
        double right = Math.min(from, left + step);
        int first = (int) left;
        int last = Math.max(first, Math.min(from, (int) Math.ceil(right)) - 1);
        columns.first[column] = first;
        columns.last[column] = last;
        columns.firstShare[column] =
            Math.max(1, (int) Math.round(ONE * (Math.min(first + 1, right) - left)));
        columns.lastShare[column] = last == first ? 0 : (int) Math.round(ONE * (right - last));
        columns.total[column] =
            columns.firstShare[column]
                + columns.lastShare[column]
                + ONE * Math.max(0, last - first - 1);
      }
      return columns;
    }

    void sum(byte[] samples, int start, int bands, int[] line) {
      for (int column = 0; column < first.length; column++) {
        int from = start + first[column] * bands;
        int to = start + last[column] * bands;
        for (int band = 0; band < bands; band++) {
          int middle = 0;
          for (int at = from + bands + band; at < to; at += bands) {
            middle += samples[at] & 0xff;
          }
          line[column * bands + band] =
              ONE * middle
                  + firstShare[column] * (samples[from + band] & 0xff)
                  + lastShare[column] * (samples[to + band] & 0xff);
        }
      }
    }

    void divide(long[] sums, long rows, int bands, byte[] out, int start) {
      for (int column = 0; column < first.length; column++) {
        long area = rows * total[column];
        for (int band = 0; band < bands; band++) {
          int at = column * bands + band;
          out[start + at] = (byte) ((sums[at] + area / 2) / area);
        }
      }
    }
  }
}
