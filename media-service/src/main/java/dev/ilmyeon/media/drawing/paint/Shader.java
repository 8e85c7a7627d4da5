package dev.ilmyeon.media.drawing.paint;

/** The colour at a place of the canvas. */
@FunctionalInterface
public interface Shader {

  /** Sets {@code ink} for x from 0 to the canvas's aspect and y from 0 at the top to 1. */
  void shade(double x, double y, Ink ink);

  /** One colour everywhere. */
  static Shader flat(Colour colour) {
    return (x, y, ink) -> ink.set(colour);
  }

  static Shader flat(Colour colour, double alpha) {
    return (x, y, ink) -> ink.set(colour).alpha(alpha);
  }

  /** From one colour at {@code top} to another at {@code bottom}. */
  static Shader vertical(double top, Colour above, double bottom, Colour below) {
    return (x, y, ink) -> ink.set(above).mix(below, Curve.step(top, bottom, y));
  }
}
