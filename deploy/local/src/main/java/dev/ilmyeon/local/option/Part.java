package dev.ilmyeon.local.option;

import java.util.Locale;

/** The programs of the portal that run side by side, PostgreSQL apart. */
public enum Part {
  GATEWAY("gateway/server", "gateway-server"),
  ARTICLES("articles-service", "articles-service"),
  WEATHER("weather-service", "weather-service"),
  MEDIA("media-service", "media-service");

  private final String module;
  private final String artifact;

  Part(String module, String artifact) {
    this.module = module;
    this.artifact = artifact;
  }

  /** As on the command line, in the logs and in {@code extensions.service} of an error. */
  public String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Where Maven leaves the program, seen from the checkout. */
  public String jar() {
    return module + "/target/" + artifact + ".jar";
  }

  /** Whether it is a subgraph with a database of its own. */
  public boolean isService() {
    return this != GATEWAY;
  }
}
