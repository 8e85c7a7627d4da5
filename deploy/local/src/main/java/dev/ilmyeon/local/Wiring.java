package dev.ilmyeon.local;

import dev.ilmyeon.local.application.Application;
import dev.ilmyeon.local.data.Secrets;
import dev.ilmyeon.local.option.Options;
import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.option.Ports;
import dev.ilmyeon.local.postgres.Postgres;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Who is told of whom, as environment variables in Spring Boot's relaxed spelling.
 *
 * @param databases by which port a service finds its database, where that is not PostgreSQL's own
 * @param secrets by which the services know the gateway, and answer nobody else; and the gateway
 *     those that tell it what has changed
 */
record Wiring(
    Options options, Map<Part, Integer> databases, Path media, Path query, Secrets secrets) {

  Map<String, String> environment(Part part, Postgres postgres) {
    return part == Part.GATEWAY ? gateway() : service(part, postgres);
  }

  /** Where people find the portal. */
  static URI portal(Ports ports) {
    return URI.create("http://localhost:" + ports.of(Part.GATEWAY));
  }

  private Ports ports() {
    return options.ports();
  }

  private Map<String, String> service(Part part, Postgres postgres) {
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("ILMYEON_DATABASE_HOST", "127.0.0.1");
    environment.put(
        "ILMYEON_DATABASE_PORT", Integer.toString(databases.getOrDefault(part, postgres.port())));
    environment.put("ILMYEON_DATABASE_NAME", part.label());
    environment.put("ILMYEON_DATABASE_USERNAME", part.label());
    environment.put("ILMYEON_DATABASE_PASSWORD", postgres.password(part.label()));
    environment.put(Application.SECRET, secrets.of(Secrets.GATEWAY));
    environment.put("ILMYEON_SAMPLE_ENABLED", "true");
    environment.put("ILMYEON_PUBLICURL", portal(ports()).toString());
    if (part == Part.MEDIA) {
      environment.put("ILMYEON_MEDIA_DIRECTORY", media.toString());
    }
    if (part != Part.WEATHER) {
      environment.putAll(purging());
    }
    if (part == Part.ARTICLES) {
      environment.put("ILMYEON_PICTURES_MEDIA", "http://127.0.0.1:" + ports().of(Part.MEDIA));
      environment.put("ILMYEON_PICTURES_SECRET", secrets.of(Secrets.GATEWAY));
    }
    if (part == Part.WEATHER && options.liveDemo()) {
      environment.put("ILMYEON_WEATHER_SIMULATION_ENABLED", "true");
    }
    if (options.traces() != null) {
      environment.put("ILMYEON_TRACING_ENDPOINT", options.traces().toString());
    }
    return environment;
  }

  /** Of a service that tells the gateway what has changed of the responses that it keeps. */
  Map<String, String> purging() {
    return options.cache()
        ? Map.of(
            "ILMYEON_PURGE_GATEWAYS",
            "http://127.0.0.1:%d/purge".formatted(ports().of(Part.GATEWAY)),
            "ILMYEON_PURGE_SECRET",
            secrets.of(Secrets.PURGE))
        : Map.of();
  }

  /** Of the gateway, which needs no database. */
  Map<String, String> gateway() {
    Map<String, String> environment = new LinkedHashMap<>();
    for (Part part : Part.values()) {
      if (part.isService()) {
        environment.put(
            "ILMYEON_GATEWAY_SUBGRAPHS_%s_URL".formatted(part.name().toUpperCase(Locale.ROOT)),
            "http://127.0.0.1:%d/graphql".formatted(ports().of(part)));
      }
    }
    environment.put("ILMYEON_GATEWAY_SUBGRAPHDEFAULTS_SECRET_VALUE", secrets.of(Secrets.GATEWAY));
    // Who asks, as they say themselves: only this machine gets here.
    environment.put("ILMYEON_GATEWAY_IDENTITY_DEVELOPMENT_ENABLED", "true");
    environment.put("ILMYEON_GATEWAY_IDENTITY_HEADERS_SUBJECT", "x-ilmyeon-subject");
    environment.put("ILMYEON_GATEWAY_IDENTITY_HEADERS_SCOPES", "x-ilmyeon-scopes");
    environment.put("ILMYEON_GATEWAY_IDENTITY_HEADERS_POLICIES", "x-ilmyeon-policies");
    environment.put("ILMYEON_GATEWAY_HTTP_FORWARDHEADERS", "accept-language");
    environment.put(
        "ILMYEON_GATEWAY_ROUTES_FEEDS_URL", "http://127.0.0.1:" + ports().of(Part.ARTICLES));
    environment.put(
        "ILMYEON_GATEWAY_ROUTES_WEATHER_URL", "http://127.0.0.1:" + ports().of(Part.WEATHER));
    String pictures = "http://127.0.0.1:" + ports().of(Part.MEDIA);
    environment.put("ILMYEON_GATEWAY_ROUTES_MEDIA_URL", pictures);
    environment.put("ILMYEON_GATEWAY_ROUTES_UPLOADS_URL", pictures);
    environment.put("ILMYEON_GATEWAY_IDE_DEFAULTQUERYFILE", query.toString());
    if (options.cache()) {
      environment.put("ILMYEON_GATEWAY_CACHE_ENABLED", "true");
      environment.put("ILMYEON_GATEWAY_CACHE_SECRET_VALUE", secrets.of(Secrets.PURGE));
    }
    if (options.traces() != null) {
      environment.put("ILMYEON_GATEWAY_TRACING_ENDPOINT", options.traces().toString());
    }
    return environment;
  }
}
