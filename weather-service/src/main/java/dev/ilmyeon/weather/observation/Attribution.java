package dev.ilmyeon.weather.observation;

import java.net.MalformedURLException;
import java.net.URI;
import java.net.URL;
import org.jspecify.annotations.Nullable;

/** Who must be credited wherever a value is shown. */
public record Attribution(String label, @Nullable URL url) {

  /** The credit that the Korea Meteorological Administration asks for by law. */
  public static final Attribution KMA = new Attribution("기상청 제공", url("https://www.weather.go.kr"));

  private static URL url(String text) {
    try {
      return URI.create(text).toURL();
    } catch (MalformedURLException e) {
      throw new IllegalArgumentException(e);
    }
  }
}
