package dev.ilmyeon.local.option;

import java.util.Locale;

/** The programs of the portal that run side by side, PostgreSQL apart. */
public enum Part {
  ARTICLES("articles-service", "articles-service", 1),
  WEATHER("weather-service", "weather-service", 2),
  MEDIA("media-service", "media-service", 3),
  GATEWAY("gateway/server", "gateway-server", 0);

  private final String module;
  private final String artifact;
  private final int portOffset;

  Part(String module, String artifact, int portOffset) {
    this.module = module;
    this.artifact = artifact;
    this.portOffset = portOffset;
  }

  /** How far above the base its usual port is. */
  int portOffset() {
    return portOffset;
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
