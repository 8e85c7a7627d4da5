package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;

/** Paints one family of scenes. */
@FunctionalInterface
interface Painter {

  void paint(Canvas canvas, Light light, Dice dice);
}
