package dev.ilmyeon.weather.kma;

import java.util.List;

/**
 * KMA's formats, each from the bytes of a response's body as they came, whatever its status said.
 * Pure, never throws, and holds on to nothing.
 */
public final class KmaFormats {

  private KmaFormats() {}

  /**
   * {@code kma_sfctm2.php} and {@code kma_sfctm3.php}: hourly observations of stations, EUC-KR
   * text.
   */
  public static KmaReply<SurfaceReports> surfaceReports(byte[] body) {
    return reply(SurfaceFormat::read, body);
  }

  /** {@code getUltraSrtNcst}: the nowcast of one cell, JSON. */
  public static KmaReply<Nowcast> nowcast(byte[] body) {
    return reply(GridFormat::nowcast, body);
  }

  /** {@code getUltraSrtFcst}: the next six hours of one cell, JSON. */
  public static KmaReply<GridForecast> ultraShortForecast(byte[] body) {
    return reply(GridFormat::ultraShortForecast, body);
  }

  /** {@code getVilageFcst}: the next days of one cell, JSON. */
  public static KmaReply<GridForecast> villageForecast(byte[] body) {
    return reply(GridFormat::villageForecast, body);
  }

  /**
   * {@code wrn_now_data.php}: all warnings in force or announced, EUC-KR text; empty if there is
   * none.
   */
  public static KmaReply<List<WeatherWarning>> warnings(byte[] body) {
    return reply(WarningFormat::read, body);
  }

  private static <T> KmaReply<T> reply(Format<T> format, byte[] body) {
    try {
      return new KmaReply.Answered<>(format.read(body));
    } catch (UnusablePayload e) {
      return e.reply();
    }
  }

  private interface Format<T> {
    T read(byte[] body) throws UnusablePayload;
  }
}
