package dev.ilmyeon.weather.observation;

/** The sky by its total cloud amount. */
public enum Sky {
  CLEAR("맑음"),
  FEW_CLOUDS("구름조금"),
  MOSTLY_CLOUDY("구름많음"),
  OVERCAST("흐림");

  private final String label;

  Sky(String label) {
    this.label = label;
  }

  /**
   * The level of a cloud amount: 0–2, 3–5, 6–8, 9–10 tenths.
   *
   * @throws IllegalArgumentException outside 0 to 10
   */
  public static Sky ofTenths(int tenths) {
    return switch (tenths) {
      case 0, 1, 2 -> CLEAR;
      case 3, 4, 5 -> FEW_CLOUDS;
      case 6, 7, 8 -> MOSTLY_CLOUDY;
      case 9, 10 -> OVERCAST;
      default ->
          throw new IllegalArgumentException("A cloud amount is 0 to 10 tenths, not " + tenths);
    };
  }

  /** This level as the scheme has it. */
  public Sky in(SkyScheme scheme) {
    return switch (scheme) {
      case KMA4 -> this;
      case KMA3 -> this == FEW_CLOUDS ? CLEAR : this;
    };
  }

  public String label() {
    return label;
  }
}
