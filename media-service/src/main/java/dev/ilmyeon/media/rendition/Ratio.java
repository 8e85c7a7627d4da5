package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.image.Focal;
import dev.ilmyeon.media.scale.Crop;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;

/** A shape that pictures are cropped to. */
public enum Ratio {
  ORIGINAL(0, 0),
  FIVE_TO_THREE(5, 3),
  SIXTEEN_TO_NINE(16, 9),
  FOUR_TO_THREE(4, 3),
  SQUARE(1, 1);

  private final int across;
  private final int down;

  Ratio(int across, int down) {
    this.across = across;
    this.down = down;
  }

  /**
   * The ratio that a client names.
   *
   * @throws BadInputException naming those there are
   */
  static Ratio named(String name) {
    return Arrays.stream(values())
        .filter(ratio -> ratio.label().equals(name))
        .findFirst()
        .orElseThrow(() -> new BadInputException("'ratio' is one of " + labels() + "."));
  }

  static Optional<Ratio> inPath(String part) {
    return Arrays.stream(values()).filter(ratio -> ratio.pathPart().equals(part)).findFirst();
  }

  /** As in {@code 5:3}. */
  String label() {
    return this == ORIGINAL ? "original" : across + ":" + down;
  }

  /** As in {@code 5x3}. */
  String pathPart() {
    return label().replace(':', 'x');
  }

  /** The largest part of this shape whose middle is as near to the focal point as it can be. */
  Crop crop(int width, int height, Focal focal) {
    if (this == ORIGINAL) {
      return new Crop(0, 0, width, height);
    }
    boolean wide = (long) width * down > (long) height * across;
    int w = wide ? (int) Math.round((double) height * across / down) : width;
    int h = wide ? height : Math.min(height, (int) Math.round((double) width * down / across));
    return new Crop(start(width, w, focal.x()), start(height, h, focal.y()), w, h);
  }

  private static int start(int whole, int part, double focal) {
    return (int) Math.clamp(Math.round(focal * whole - part / 2.0), 0, whole - part);
  }

  private static String labels() {
    return Arrays.stream(values()).map(Ratio::label).collect(Collectors.joining(", "));
  }
}
