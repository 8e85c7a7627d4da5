package dev.ilmyeon.media.drawing.paint;

/** The hour and the weather of a scene, with everything that follows from them. */
@SuppressWarnings("ImmutableEnumChecker") // Colours are records of floats.
public enum Light {
  DAWN(0x6f8fc4, 0xf7d9c8, 0xffd9b0, 0.9, 0x9aa3c0, 0.55, 0xe9cfc8, 0xffe9dc, 0xa9a6bd),
  DAY(0x2c68b8, 0xb4d4ee, 0xfff3dd, 1.6, 0x8fb0dc, 0.62, 0xbcd3e8, 0xffffff, 0xaebccd),
  CLOUDY(0x8e9dae, 0xd2dade, 0xf4f4f0, 0.5, 0xb9c4cf, 0.75, 0xc6d0d6, 0xeef1f3, 0x8995a3),
  GOLDEN(0x4c78b4, 0xfbd9a2, 0xffc77a, 1.7, 0x9a9cc0, 0.5, 0xf3cf9f, 0xffe2b5, 0xa58f9c),
  DUSK(0x23407c, 0xf2a066, 0xff9a55, 0.75, 0x5a6a9c, 0.36, 0xa98c90, 0xffb184, 0x4a5078),
  NIGHT(0x0a1330, 0x38456e, 0xc4d2ff, 0.16, 0x4a5c94, 0.20, 0x28345a, 0x414c72, 0x141b36);

  final Colour zenith;
  final Colour horizon;
  final Colour sun;
  final Colour ambient;
  final Colour haze;
  final Colour air;
  final Colour cloudLit;
  final Colour cloudShade;

  Light(
      int zenith,
      int horizon,
      int sun,
      double sunStrength,
      int ambient,
      double ambientStrength,
      int haze,
      int cloudLit,
      int cloudShade) {
    this.zenith = Colour.hex(zenith);
    this.horizon = Colour.hex(horizon);
    this.sun = Colour.hex(sun).times(sunStrength);
    this.ambient = Colour.hex(ambient).times(ambientStrength);
    this.haze = Colour.hex(haze);
    this.air = this.haze.times(0.30).plus(this.ambient.times(0.55));
    this.cloudLit = Colour.hex(cloudLit);
    this.cloudShade = Colour.hex(cloudShade);
  }

  /** Whether windows and lamps are lit. */
  public boolean lampsLit() {
    return this == DUSK || this == NIGHT;
  }

  public Colour zenith() {
    return zenith;
  }

  public Colour horizon() {
    return horizon;
  }

  public Colour haze() {
    return haze;
  }

  public Colour sun() {
    return sun;
  }

  public Colour ambient() {
    return ambient;
  }

  /** The colour of a matt surface that the sun strikes to the share {@code lambert}. */
  public Colour on(Colour surface, double lambert) {
    return surface.times(ambient.plus(sun.times(lambert)));
  }

  /** Sets the ink to a matt surface's colour. */
  public Ink on(Colour surface, double lambert, Ink ink) {
    float l = (float) lambert;
    ink.r = surface.r() * (ambient.r() + sun.r() * l);
    ink.g = surface.g() * (ambient.g() + sun.g() * l);
    ink.b = surface.b() * (ambient.b() + sun.b() * l);
    return ink;
  }

  /** Fades the ink into the air: nothing at distance 0, little of it left at 3. */
  public Ink behindAir(double distance, Ink ink) {
    double share = 1 - Curve.decay(distance);
    float t = (float) share;
    float far = (float) (share * share);
    ink.r += (air.r() + (haze.r() - air.r()) * far - ink.r) * t;
    ink.g += (air.g() + (haze.g() - air.g()) * far - ink.g) * t;
    ink.b += (air.b() + (haze.b() - air.b()) * far - ink.b) * t;
    return ink;
  }
}
