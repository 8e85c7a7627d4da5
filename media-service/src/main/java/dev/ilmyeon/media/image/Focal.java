package dev.ilmyeon.media.image;

/** The point that stays in the frame, as shares of width and height. */
public record Focal(double x, double y) {

  public Focal {
    if (!(x >= 0 && x <= 1 && y >= 0 && y <= 1)) {
      throw new IllegalArgumentException("A focal point is within the picture: " + x + ", " + y);
    }
  }
}
