package dev.ilmyeon.media.scale;

/** The part of a picture that a rendition shows, in the original's pixels. */
public record Crop(int x, int y, int width, int height) {

  /** The height of a rendition of this part that is {@code width} wide. */
  public int heightAt(int renditionWidth) {
    return Math.max(1, (int) Math.round((double) renditionWidth * height / width));
  }
}
