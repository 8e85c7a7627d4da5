package dev.ilmyeon.media.intake;

/** What is decoded: at least as wide and high as the narrowest rendition. */
public record Limits(long pixels, int side) {

  private static final int LEAST_SIDE = 160;

  void check(long width, long height) throws RefusedException {
    if (width < 1 || height < 1) {
      throw new RefusedException(Refusal.BROKEN);
    }
    if (width < LEAST_SIDE || height < LEAST_SIDE) {
      throw new RefusedException(Refusal.TOO_FEW_PIXELS);
    }
    if (width > side || height > side || width * height > pixels) {
      throw new RefusedException(Refusal.TOO_MANY_PIXELS);
    }
  }

  /** Of four inks, which take a third more memory than three colours, there may be fewer. */
  void checkInks(long width, long height) throws RefusedException {
    check(width, height);
    if (width * height > pixels / 4 * 3) {
      throw new RefusedException(Refusal.TOO_MANY_PIXELS);
    }
  }
}
