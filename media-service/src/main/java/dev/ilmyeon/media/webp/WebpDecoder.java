package dev.ilmyeon.media.webp;

import dev.ilmyeon.media.files.MediaFiles;
import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Reads WebP by {@code dwebp}, a process of its own: what breaks it breaks nothing here. */
public final class WebpDecoder {

  private static final int MOST_HEADER = 200;

  private final Optional<WebpProgram> program;

  WebpDecoder(Optional<WebpProgram> program) {
    this.program = program;
  }

  /** By the program in the data directory. */
  public static WebpDecoder in(MediaFiles files) {
    return new WebpDecoder(WebpProgram.find(files, "dwebp"));
  }

  public boolean available() {
    return program.isPresent();
  }

  /** Blocks. The pixels with their transparency. */
  public BufferedImage decode(byte[] webp) throws IOException {
    WebpProgram dwebp = program.orElseThrow(() -> new IOException("WebP cannot be read here"));
    return dwebp.run(webp, WebpDecoder::pam, "-quiet", "-pam", "-o", "-", "--", "-");
  }

  /** A portable arbitrary map: lines of names and numbers, then four bytes a pixel. */
  private static BufferedImage pam(InputStream out) throws IOException {
    try (InputStream in = new BufferedInputStream(out, 64 * 1024)) {
      int width = 0;
      int height = 0;
      int depth = 0;
      for (String line = line(in); !line.equals("ENDHDR"); line = line(in)) {
        String[] words = line.split(" ", 2);
        switch (words[0]) {
          case "WIDTH" -> width = Integer.parseInt(words[1]);
          case "HEIGHT" -> height = Integer.parseInt(words[1]);
          case "DEPTH" -> depth = Integer.parseInt(words[1]);
          default -> {}
        }
      }
      if (depth != 4 || width < 1 || height < 1) {
        throw new IOException("dwebp wrote something else");
      }
      return pixels(in, width, height);
    }
  }

  private static BufferedImage pixels(InputStream in, int width, int height) throws IOException {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    int[] line = new int[width];
    for (int y = 0; y < height; y++) {
      byte[] row = in.readNBytes(width * 4);
      if (row.length < width * 4) {
        throw new EOFException("dwebp broke off");
      }
      for (int x = 0; x < width; x++) {
        line[x] =
            (row[x * 4 + 3] & 0xff) << 24
                | (row[x * 4] & 0xff) << 16
                | (row[x * 4 + 1] & 0xff) << 8
                | (row[x * 4 + 2] & 0xff);
      }
      image.setRGB(0, y, width, 1, line, 0, width);
    }
    return image;
  }

  private static String line(InputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int letter = in.read(); letter != '\n'; letter = in.read()) {
      if (letter < 0 || line.length() > MOST_HEADER) {
        throw new EOFException("dwebp broke off");
      }
      line.append((char) letter);
    }
    return line.toString();
  }
}
