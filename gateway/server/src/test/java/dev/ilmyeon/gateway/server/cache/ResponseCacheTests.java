package dev.ilmyeon.gateway.server.cache;

import static dev.ilmyeon.gateway.server.cache.CacheFixture.header;
import static dev.ilmyeon.gateway.server.cache.CacheFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.gateway.federation.Supergraph;
import dev.ilmyeon.gateway.server.fixture.SmallSupergraph;
import dev.ilmyeon.gateway.server.subgraph.ClientCall.Header;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;

class ResponseCacheTests {

  private static final String TITLE = "{ title }";

  private CacheFixture fixture = new CacheFixture();

  @Test
  void answersFromACopyAsLongAsItIsFresh() {
    Served first = fixture.ask(request(TITLE));
    fixture.title = "two";
    fixture.after(Duration.ofSeconds(29));
    Served second = fixture.ask(request(TITLE));

    assertThat(first.response().text()).isEqualTo("{\"data\":{\"title\":\"one\"}}");
    assertThat(second.response().text()).isEqualTo("{\"data\":{\"title\":\"one\"}}");
    assertThat(header(first, "Cache-Control")).isEqualTo("public, max-age=30");
    assertThat(header(first, "Age")).isEqualTo("0");
    assertThat(header(second, "Cache-Control")).isEqualTo("public, max-age=30");
    assertThat(header(second, "Age")).isEqualTo("29");
    assertThat(header(second, "Vary")).isEqualTo("accept");
    assertThat(fixture.asked).containsExactly("news");
  }

  @Test
  void isFreshAsLongAsTheFieldIsThatAgesFirst() {
    assertThat(header(fixture.ask(request("{ title strip }")), "Cache-Control"))
        .isEqualTo("public, max-age=20");
  }

  @Test
  void answersAStaleCopyWhileAnotherIsMade() {
    fixture.text(TITLE);
    fixture.title = "two";
    fixture.after(Duration.ofSeconds(31));

    Served stale = fixture.ask(request(TITLE));
    assertThat(stale.response().text())
        .isEqualTo(
            "{\"data\":{\"title\":\"one\"},\"extensions\":{\"cache\":{\"stale\":true,\"age\":31}}}");
    assertThat(header(stale, "Cache-Control")).isEqualTo("public, max-age=0, must-revalidate");
    assertThat(header(stale, "Age")).isEqualTo("31");

    assertThat(fixture.text(TITLE)).isEqualTo("{\"data\":{\"title\":\"two\"}}");
    assertThat(fixture.asked).hasSize(2);
  }

  @Test
  void waitsForAnotherWhenItIsTooOld() {
    fixture.text(TITLE);
    fixture.title = "two";
    fixture.after(Duration.ofSeconds(91));

    assertThat(fixture.text(TITLE)).isEqualTo("{\"data\":{\"title\":\"two\"}}");
  }

  @Test
  void makesOneAtATime() {
    fixture.holding = true;
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      fixture.cache.answer(request(TITLE)).subscribe(each -> heard.add(each.response().text()));
    }
    assertThat(fixture.asked).hasSize(1);

    fixture.answer(fixture.waiting.remove(), "{\"data\":{\"title\":\"one\"}}");

    assertThat(heard).hasSize(5).containsOnly("{\"data\":{\"title\":\"one\"}}");
  }

  @Test
  void makesItForTheOthersWhenTheFirstHasGone() {
    fixture.holding = true;
    List<String> heard = new ArrayList<>();
    Disposable first = fixture.cache.answer(request(TITLE)).subscribe();
    fixture.cache.answer(request(TITLE)).subscribe(each -> heard.add(each.response().text()));
    first.dispose();

    fixture.answer(fixture.waiting.remove(), "{\"data\":{\"title\":\"one\"}}");

    assertThat(heard).containsExactly("{\"data\":{\"title\":\"one\"}}");
  }

  @Test
  void answersAnOldCopyIfASubgraphFails() {
    String query = "{ title strip }";
    fixture.text(query);
    fixture.title = "two";
    fixture.dead = Set.of("weather");
    fixture.after(Duration.ofMinutes(50));

    assertThat(fixture.text(query))
        .contains("\"title\":\"one\",\"strip\":\"one\"")
        .contains("{\"stale\":true,\"age\":3000}");

    fixture.after(Duration.ofMinutes(20));
    assertThat(fixture.text(query))
        .as("too old")
        .contains("\"title\":\"two\",\"strip\":null")
        .contains("SUBGRAPH_UNREACHABLE");
  }

  @Test
  void doesNotLetEverybodyWaitForASubgraphThatHasJustFailed() {
    fixture.text(TITLE);
    fixture.after(Duration.ofMinutes(5));
    fixture.dead = Set.of("news");
    assertThat(fixture.text(TITLE)).contains("\"stale\":true");
    fixture.asked.clear();
    fixture.holding = true;

    assertThat(fixture.text(TITLE)).contains("\"stale\":true");
    assertThat(fixture.asked).as("not so soon").isEmpty();
    fixture.after(Duration.ofSeconds(2));
    assertThat(fixture.text(TITLE)).contains("\"stale\":true");
    assertThat(fixture.asked).as("in the background").hasSize(1);

    fixture.answer(fixture.waiting.remove(), "{\"data\":{\"title\":\"back\"}}");
    assertThat(fixture.text(TITLE)).isEqualTo("{\"data\":{\"title\":\"back\"}}");
  }

  @Test
  void keepsNoResponseWithErrors() {
    fixture.dead = Set.of("weather");
    Served partial = fixture.ask(request("{ title strip }"));
    assertThat(partial.response().text()).contains("errors");
    assertThat(partial.headers()).isEmpty();

    fixture.dead = Set.of();
    assertThat(fixture.text("{ title strip }")).doesNotContain("errors");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{ mine }", "{ now }", "{ title mine }", "mutation { rename(title: \"x\") }"})
  void keepsNothingThatIsNotSaidToBeForAll(String query) {
    assertThat(fixture.ask(request(query)).headers()).isEmpty();
    int once = fixture.asked.size();
    fixture.ask(request(query));

    assertThat(fixture.asked).hasSize(2 * once);
    assertThat(fixture.cache.mayHave(request(query))).isFalse();
  }

  @Test
  void obeysTheSubgraphsToo() {
    fixture.header = "private";
    assertThat(fixture.ask(request(TITLE)).headers()).isEmpty();
    fixture.header = "max-age=5";
    assertThat(header(fixture.ask(request(TITLE)), "Cache-Control")).isEqualTo("public, max-age=5");
  }

  @Test
  void isAsOldAsItsOldestPart() {
    fixture.age = 12;
    Served first = fixture.ask(request(TITLE));
    assertThat(header(first, "Age")).isEqualTo("12");
    assertThat(header(first, "Cache-Control")).isEqualTo("public, max-age=30");

    fixture.age = 0;
    fixture.after(Duration.ofSeconds(17));
    assertThat(header(fixture.ask(request(TITLE)), "Age")).isEqualTo("29");
    fixture.after(Duration.ofSeconds(1));
    fixture.title = "two";
    assertThat(fixture.text(TITLE)).contains("one").contains("{\"stale\":true,\"age\":30}");
    assertThat(header(fixture.ask(request(TITLE)), "Age")).isEqualTo("0");

    fixture.age = 30;
    assertThat(fixture.ask(request("{ a: title }")).headers()).as("too old").isEmpty();
  }

  @Test
  void sharesNoAnswerOnTheWayThatTurnsOutToBePrivate() {
    fixture.holding = true;
    fixture.header = "private";
    List<String> heard = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      fixture.cache.answer(request(TITLE)).subscribe(each -> heard.add(each.response().text()));
    }
    for (int i = 0; i < 3; i++) {
      fixture.answer(fixture.waiting.remove(), "{\"data\":{\"title\":\"%d\"}}".formatted(i));
    }

    assertThat(heard)
        .containsExactly(
            "{\"data\":{\"title\":\"0\"}}",
            "{\"data\":{\"title\":\"1\"}}",
            "{\"data\":{\"title\":\"2\"}}");
  }

  @Test
  void keepsWhatTheSubgraphsAloneAllow() {
    fixture = CacheFixture.silent();
    fixture.ask(request(TITLE));
    assertThat(fixture.ask(request(TITLE)).headers()).isEmpty();
    assertThat(fixture.asked).hasSize(2);

    fixture.header = "max-age=7";
    fixture.ask(request(TITLE));
    assertThat(header(fixture.ask(request(TITLE)), "Cache-Control")).isEqualTo("public, max-age=7");
    assertThat(fixture.asked).hasSize(3);
  }

  @Test
  void keepsApartWhatSubgraphsAreToldApart() {
    String echo = "{ echo(text: \"x\") }";
    Header a = new Header("x-edition", "a");
    Header b = new Header("x-edition", "b");

    assertThat(fixture.ask(request(echo, a)).response().text()).contains("\"a\"");
    assertThat(fixture.ask(request(echo, b)).response().text()).contains("\"b\"");
    assertThat(fixture.ask(request(echo)).response().text()).contains("\"nobody\"");
    assertThat(fixture.ask(request(echo, a)).response().text()).contains("\"a\"");
    assertThat(fixture.asked).hasSize(3);
  }

  @Test
  void keepsApartVariables() {
    String query = "query($t: String!) { echo(text: $t) }";
    fixture.ask(request(query, "{\"t\":\"1\"}"));
    fixture.ask(request(query, "{\"t\":\"2\"}"));
    fixture.ask(request(query, "{\"t\":\"1\"}"));

    assertThat(fixture.asked).hasSize(2);
  }

  @Test
  void forgetsAllWithTheSupergraph() {
    fixture.text(TITLE);
    fixture.engine.replace(Supergraph.read(SmallSupergraph.TEXT));
    fixture.text(TITLE);

    assertThat(fixture.asked).hasSize(2);
  }

  @Test
  void staysWithinItsRoom() {
    for (int i = 0; i < 5_000; i++) {
      fixture.ask(request("query($t: String!) { echo(text: $t) }", "{\"t\":\"%d\"}".formatted(i)));
    }

    assertThat(fixture.copies.weight()).isBetween(500_000L, 1_000_000L);
  }
}
