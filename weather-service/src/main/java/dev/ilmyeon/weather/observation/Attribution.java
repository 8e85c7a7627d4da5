package dev.ilmyeon.weather.observation;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Who must be credited wherever a value is shown. */
public record Attribution(String label, @Nullable URL url) {

  /** The credit that the Korea Meteorological Administration asks for by law. */
  public static final Attribution KMA = new Attribution("기상청 제공", url("https://www.weather.go.kr"));

  /** Nobody's: no weather, and KMA has nothing to do with it. */
  public static final Attribution SIMULATION = new Attribution("모의 자료(실제 날씨 아님)", null);

  /** Whom values of a source are credited to; the sample's are a page's of KMA. */
  public static Attribution of(Source source) {
    return switch (source) {
      case ASOS, NOWCAST, ULTRA_SHORT_FORECAST, VILLAGE_FORECAST, WARNING_LIST, SAMPLE -> KMA;
      case SIMULATED -> SIMULATION;
    };
  }

  private static URL url(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
