package dev.ilmyeon.local.application;

import dev.ilmyeon.local.option.Part;
import java.net.URI;
import java.time.Duration;
import java.util.Map;

/**
 * A first question to an application. A JVM just started takes its time over it, more than the
 * gateway would give; whoever asks next is answered quickly.
 */
final class Trial {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private static final Map<Part, String> QUESTIONS =
      Map.of(
          Part.ARTICLES,
          """
          { frontPage { dateline { label } containers { title more cards { headline target { __typename
            ... on Article { title url subheads section { name } bylines { name } tags { name } publishedAt
              corrections { note } teaser { text truncated } blocks { ... on Paragraph { text } } }
            ... on Region { name articles(first: 3) { edges { node { title url } } } } } } } } }
          """,
          Part.WEATHER,
          """
          { weatherStrip { attribution { label } entries { station { name }
              observation { skyLabel temperatureLabel freshness } } }
            _entities(representations: [{__typename: "Region", code: "KR-11"}]) {
              ... on Region { weather { observation { skyLabel } } } } }
          """,
          Part.MEDIA,
          """
          { photoNews { title url cover { alt caption credit srcset(widths: [320, 640], ratio: "5:3") } }
            _entities(representations: [{__typename: "Article", id: "1001"}]) {
              ... on Article { leadImage { alt credit } } } }
          """,
          Part.GATEWAY,
          "{ __typename }");

  private Trial() {}

  /** Asks and waits for whatever answer. */
  static void ask(Application application, int port) {
    String query = QUESTIONS.getOrDefault(application.part(), "").strip();
    String escaped = query.replace("\n", " ").replace("\"", "\\\"");
    post(
        "{\"query\": \"" + escaped + "\"}",
        port,
        application.environment().getOrDefault(Application.SECRET, ""));
  }

  static void askJson(String request, int port) {
    post(request, port, "");
  }

  private static void post(String request, int port, String secret) {
    URI uri = URI.create("http://127.0.0.1:%d/graphql".formatted(port));
    Http.post(uri, request, secret, PATIENCE);
  }
}
