package dev.ilmyeon.gateway.server.outage;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.gateway.server.fixture.StandInServer;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One of the portal's subgraphs: a stand-in that knows the front page by heart, behind a proxy that
 * things can be done to.
 */
enum Side {
  ARTICLES(
      """
      {"frontPage":{"version":7,"containers":[{"key":"top","cards":[\
      {"headline":null,"target":{"__typename":"Article","id":"1001","title":"광명시"}},\
      {"headline":"날씨","target":{"__typename":"Region","code":"KR-11","name":"서울"}}]}]}}\
      """,
      "{\"_entities\":[]}"),
  WEATHER(
      "{\"weatherStrip\":{\"asOf\":\"2024-07-26T09:00:00+09:00\"}}",
      """
      {"_entities":[{"__typename":"Region","weather":{"observation":{"skyLabel":"맑음"}}}]}\
      """),
  MEDIA(
      "{\"photoNews\":[{\"id\":\"2001\",\"title\":\"사진\"}]}",
      "{\"_entities\":[{\"__typename\":\"Article\",\"leadImage\":{\"id\":\"3001\",\"alt\":\"강\"}}]}");

  /** Asks each of them, two of them in two waves. */
  static final String QUERY =
      """
      query FrontPage { \
      frontPage(edition: "main") { version containers { key cards { headline target { __typename \
      ... on Article { id title leadImage { id alt } } \
      ... on Region { code name weather(edition: "main") { observation { skyLabel } } } } } } } \
      weatherStrip(edition: "main") { asOf } photoNews(edition: "main", first: 1) { id title } }\
      """;

  private final Answer root;
  private final Answer entities;
  private final StandInServer server = StandInServer.start().forgetful();
  private final FaultProxy proxy = FaultProxy.before(server.port());

  Side(String root, String entities) {
    this.root = Answer.json("{\"data\":" + root + "}");
    this.entities = Answer.json("{\"data\":" + entities + "}");
    heal();
  }

  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  String url() {
    return "http://127.0.0.1:%d/graphql".formatted(proxy.port());
  }

  FaultProxy proxy() {
    return proxy;
  }

  StandInServer server() {
    return server;
  }

  /** All is well again. */
  final void heal() {
    server.answers(request -> request.body().contains("_entities") ? entities : root);
    proxy.heal();
  }

  /** The whole page. */
  static String page() {
    return page(null, false, false);
  }

  /**
   * The page without what this one knows, or without one of the two things that it is asked for.
   */
  Set<String> lossy() {
    return new HashSet<>(
        List.of(page(this, true, true), page(this, true, false), page(this, false, true)));
  }

  /** {@code root}, {@code joined}: which of both {@code lost} lacks. */
  private static String page(@Nullable Side lost, boolean root, boolean joined) {
    String image = lost == MEDIA && joined ? "null" : "{\"id\":\"3001\",\"alt\":\"강\"}";
    String weather = lost == WEATHER && joined ? "null" : "{\"observation\":{\"skyLabel\":\"맑음\"}}";
    String frontPage =
        """
        {"version":7,"containers":[{"key":"top","cards":[\
        {"headline":null,"target":{"__typename":"Article","id":"1001","title":"광명시","leadImage":%s}},\
        {"headline":"날씨","target":{"__typename":"Region","code":"KR-11","name":"서울","weather":%s}}]}]}\
        """
            .formatted(image, weather);
    return "{\"data\":{\"frontPage\":%s,\"weatherStrip\":%s,\"photoNews\":%s}"
        .formatted(
            lost == ARTICLES ? "null" : frontPage,
            lost == WEATHER && root ? "null" : "{\"asOf\":\"2024-07-26T09:00:00+09:00\"}",
            lost == MEDIA && root ? "null" : "[{\"id\":\"2001\",\"title\":\"사진\"}]");
  }

  /** Not AutoCloseable: JUnit closes what tests are given. */
  void stop() {
    proxy.close();
    server.close();
  }
}
