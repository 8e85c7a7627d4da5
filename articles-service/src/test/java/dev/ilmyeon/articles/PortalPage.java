package dev.ilmyeon.articles;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What the gateway asks this service for when it is asked the portal's whole front page ({@code
 * deploy/front-page.graphql}): taken from the plan that the gateway's tests keep current, so that a
 * field added to the page is counted and measured here from the same day.
 */
public final class PortalPage {

  private static final Path PLAN =
      Path.of("../gateway/server/src/test/resources/front-page.plan.txt");
  private static final String FETCH = "Fetch(service: \"articles\") ";

  private PortalPage() {}

  /** Takes {@code $edition} and {@code $at}. */
  public static String document() {
    String plan = plan();
    List<String> fetches = new ArrayList<>();
    for (int at = plan.indexOf(FETCH); at >= 0; at = plan.indexOf(FETCH, at + 1)) {
      fetches.add(block(plan, plan.indexOf('{', at) + 1));
    }
    assertThat(fetches)
        .as("the page's requests to this service, none of them for entities: %s", PLAN)
        .singleElement()
        .asString()
        .contains("frontPage(edition: $edition, at: $at)");
    return "query ($edition: ID!, $at: DateTime) " + fetches.getFirst();
  }

  private static String plan() {
    try {
      return Files.readString(PLAN);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first braces behind a place and what is between them. */
  private static String block(String text, int from) {
    int start = text.indexOf('{', from);
    int depth = 0;
    int end = start;
    do {
      depth +=
          switch (text.charAt(end++)) {
            case '{' -> 1;
            case '}' -> -1;
            default -> 0;
          };
    } while (depth > 0);
    return text.substring(start, end);
  }
}
