package dev.ilmyeon.media.drawing.scene;

import dev.ilmyeon.media.drawing.paint.Canvas;
import dev.ilmyeon.media.drawing.paint.Dice;
import dev.ilmyeon.media.drawing.paint.Light;

/** The families of scenes. */
@SuppressWarnings("ImmutableEnumChecker") // Painters are methods without state.
public enum Scene {
  ALLEY(Alley::paint),
  AVENUE(Avenue::paint),
  BEACH(Beach::paint),
  BOOKS(Books::paint),
  BRIDGE(Bridge::paint),
  CHAMBER(Chamber::paint),
  CITY(City::paint),
  CITY_HALL(CityHall::paint),
  ENERGY(Energy::paint),
  FACTORY(Factory::paint),
  FIELDS(Fields::paint),
  HANOK(Hanok::paint),
  HARBOUR(Harbour::paint),
  HILLS(Hills::paint),
  LANTERNS(Lanterns::paint),
  MARKET(Market::paint),
  MOUNTAINS(Mountains::paint),
  ORCHARD(Orchard::paint),
  POOL(Pool::paint),
  RINK(Rink::paint),
  ROAD(Road::paint),
  SEA(Sea::paint),
  SNOW(Snow::paint),
  STADIUM(Stadium::paint);

  private final Painter painter;

  Scene(Painter painter) {
    this.painter = painter;
  }

  /** Covers the whole canvas; the same dice give the same scene. */
  public void paint(Canvas canvas, Light light, Dice dice) {
    painter.paint(canvas, light, dice);
  }
}
