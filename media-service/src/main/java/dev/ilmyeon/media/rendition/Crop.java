package dev.ilmyeon.media.rendition;

/** The part of a picture that a rendition shows, in the original's pixels. */
record Crop(int x, int y, int width, int height) {

  /** The height of a rendition of this part that is {@code width} wide. */
  int heightAt(int renditionWidth) {
    return Math.max(1, (int) Math.round((double) renditionWidth * height / width));
  }
}
