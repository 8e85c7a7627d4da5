package dev.ilmyeon.articles.front;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.ServiceTests;
import dev.ilmyeon.articles.front.edit.DueChanges;
import dev.ilmyeon.articles.front.record.Recorder;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * Editions to try things on, each with a clock that a test moves, years ahead of the real one, so
 * that no other test sees their articles.
 */
public abstract class FrontWorkshop extends ServiceTests {

  protected static final Instant START = Instant.parse("2031-01-01T00:00:00Z");

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final AtomicInteger EDITIONS = new AtomicInteger();

  @Autowired protected DueChanges due;
  @Autowired protected Recorder recorder;

  /**
   * An edition with a lead of one card, which an editor fills, and a list of four, filled up from a
   * series of its own.
   */
  protected final class Workshop {

    public final String edition;
    private final long firstArticle;
    private Instant now = START;

    public Workshop(String name) {
      int number = EDITIONS.incrementAndGet();
      edition = name + "-" + number;
      firstArticle = 50_000_000 + 1_000L * number;
      sql(
          "INSERT INTO edition (id, name, fixed_clock) VALUES ('%s', '판', '%s')"
              .formatted(edition, now),
          "INSERT INTO series VALUES ('%s', '연재', '시험', %d)".formatted(edition, 1_000 + number),
          "INSERT INTO front (edition_id, version, effective_from) VALUES ('%s', 1, '%s')"
              .formatted(edition, now),
          """
          INSERT INTO container (edition_id, version, key, position, kind, title, capacity, fill, fill_series)
          VALUES ('%1$s', 1, 'lead', 1, 'LEAD', '머리', 1, 'NONE', NULL),
            ('%1$s', 1, 'top', 2, 'LIST', '주요', 4, 'SERIES', '%1$s')
          """
              .formatted(edition));
    }

    public Instant now() {
      return now;
    }

    public void moveTo(Instant time) {
      now = time;
      sql("UPDATE edition SET fixed_clock = '%s' WHERE id = '%s'".formatted(time, edition));
    }

    public void pass(Duration time) {
      moveTo(now.plus(time));
    }

    /** An article of the edition's series; its number. */
    public long article(int number, String status, Instant publishedAt) {
      long id = firstArticle + number;
      sql(
          """
          INSERT INTO article (id, slug, title, section_id, status, published_at)
          VALUES (%1$d, 'workshop-%1$d', '기사 %1$d', 'local', '%2$s', '%3$s')
          """
              .formatted(id, status, publishedAt),
          "INSERT INTO article_series (article_id, series_id, position) VALUES (%d, '%s', 1)"
              .formatted(id, edition));
      return id;
    }

    public void withdraw(long article) {
      sql(
          """
          UPDATE article SET status = 'WITHDRAWN', withdrawn_at = '%s', withdrawal_notice = '거두었습니다.'
          WHERE id = %d
          """
              .formatted(now, article));
    }

    public int version() {
      return (int)
          number("SELECT max(version) FROM front WHERE edition_id = '%s'".formatted(edition));
    }

    /** What a mutation answers, of the version in force. */
    public Map<String, Object> change(Object... changes) {
      return changeAt(version(), null, changes);
    }

    public Map<String, Object> changeAt(
        int expected, @Nullable Instant applyAt, Object... changes) {
      Map<String, Object> variables = new HashMap<>();
      variables.put("edition", edition);
      variables.put("expected", expected);
      variables.put("changes", List.of(changes));
      variables.put("at", applyAt == null ? null : applyAt.toString());
      variables.put("key", UUID.randomUUID().toString());
      return changeFront("kim", "editor", variables);
    }

    /** One line a container; {@code C} and {@code B} tell curated cards from back-fill. */
    public String page(@Nullable Instant at) {
      return page(graphQl(), at);
    }

    public String preview(Instant at) {
      return page(graphQl("lee", "reporter", "ko"), at);
    }

    private String page(GraphQlTester client, @Nullable Instant at) {
      GraphQlTester.Request<?> request =
          client
              .document(
                  """
                  query ($edition: ID!, $at: DateTime) { frontPage(edition: $edition, at: $at) {
                    containers { key cards { position origin headline kicker until
                      target { __typename ... on Article { id } ... on Snap { url } ... on Withdrawn { notice } } } } } }
                  """)
              .variable("edition", edition)
              .variable("at", at == null ? null : at.toString());
      return outline(request.execute().path("frontPage").entity(OBJECT).get());
    }
  }

  protected final Map<String, Object> changeFront(
      String subject, String role, Map<String, Object> variables) {
    return graphQl(subject, role, "ko")
        .document(
            """
            mutation ($edition: ID!, $expected: Int!, $changes: [FrontChangeInput!]!, $at: DateTime, $key: String!) {
              changeFront(edition: $edition, expected: $expected, changes: $changes, applyAt: $at, idempotencyKey: $key) {
                __typename
                ... on FrontChanged { version front { id } }
                ... on FrontChangeScheduled { change { id state summary applyAt madeFor madeBy } }
                ... on Problem { code message path }
                ... on ValidationProblem { violations { code path message } } } }
            """)
        .variables(variables)
        .execute()
        .path("changeFront")
        .entity(OBJECT)
        .get();
  }

  protected static Map<String, Object> pin(long article, String container, int position) {
    return Map.of(
        "pin", Map.of("target", article(article), "container", container, "position", position));
  }

  protected static Map<String, Object> unpin(long article) {
    return Map.of("unpin", Map.of("target", article(article)));
  }

  protected static Map<String, Object> move(long article, String container, int position) {
    return Map.of(
        "move", Map.of("target", article(article), "container", container, "position", position));
  }

  protected static Map<String, Object> headline(long article, @Nullable String headline) {
    Map<String, Object> override = new HashMap<>();
    override.put("target", article(article));
    override.put("headline", headline);
    return Map.of("override", override);
  }

  protected static Map<String, Object> expire(long article, Instant until) {
    return Map.of("expire", Map.of("target", article(article), "until", until.toString()));
  }

  private static Map<String, Object> article(long id) {
    return Map.of("article", String.valueOf(id));
  }

  protected static void assertChanged(Map<String, Object> result) {
    assertThat(result).containsEntry("__typename", "FrontChanged");
  }

  @SuppressWarnings("unchecked")
  private static String outline(Map<String, Object> page) {
    List<String> lines = new ArrayList<>();
    for (Map<String, Object> container : (List<Map<String, Object>>) page.get("containers")) {
      StringBuilder line = new StringBuilder(container.get("key") + ":");
      for (Map<String, Object> card : (List<Map<String, Object>>) container.get("cards")) {
        Map<String, Object> target = (Map<String, Object>) card.get("target");
        line.append(
            " %s%s".formatted(card.get("position"), card.get("origin").toString().charAt(0)));
        if (target == null) {
          line.append("null");
        } else if (target.get("__typename").equals("Withdrawn")) {
          line.append('†');
        } else {
          line.append(target.getOrDefault("id", target.get("url")));
        }
        for (String word : List.of("headline", "kicker", "until")) {
          if (card.get(word) != null) {
            line.append("[%s]".formatted(card.get(word)));
          }
        }
      }
      lines.add(line.toString());
    }
    return String.join("\n", lines);
  }
}
