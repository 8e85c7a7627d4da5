package dev.ilmyeon.gateway.server.cache;

import static dev.ilmyeon.gateway.server.cache.CacheFixture.request;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What has changed is not answered as it was. */
class PurgeTests {

  private static final String REGIONS = "{ regions { code name } }";

  private final CacheFixture fixture = new CacheFixture();

  private int bury(String... tags) {
    return fixture
        .cache
        .purge(new PurgeOrder(List.of(tags), List.of()))
        .block(Duration.ofSeconds(30));
  }

  private int change(String... tags) {
    return fixture
        .cache
        .purge(new PurgeOrder(List.of(), List.of(tags)))
        .block(Duration.ofSeconds(30));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Region:KR-11", "Region", "Query.regions"})
  void makesAnewWhatHasChanged(String tag) {
    fixture.text(REGIONS);
    fixture.title = "two";

    assertThat(change(tag)).isEqualTo(1);
    assertThat(fixture.text(REGIONS)).contains("two").doesNotContain("stale");
  }

  @ParameterizedTest
  @ValueSource(strings = {"Region:KR-26", "Article:KR-11", "Query.title", "regions"})
  void leavesOthersAlone(String tag) {
    fixture.text(REGIONS);

    assertThat(change(tag) + bury(tag)).isZero();
    fixture.title = "two";
    assertThat(fixture.text(REGIONS)).contains("one");
  }

  @Test
  void takesAnEntityWithoutItsKeyForAny() {
    fixture.text("{ regions { name } }");

    assertThat(bury("Region:KR-50")).isEqualTo(1);
  }

  @Test
  void answersWhatHasChangedIfASubgraphFailsButNeverWhatIsGone() {
    fixture.text(REGIONS);
    change("Region:KR-11");
    fixture.dead = Set.of("news");
    assertThat(fixture.text(REGIONS)).contains("\"name\":\"one\"").contains("\"stale\":true");

    bury("Region:KR-11");
    assertThat(fixture.text(REGIONS)).contains("\"regions\":null").contains("errors");
  }

  @Test
  void keepsNoAnswerThatWasAskedForBefore() {
    fixture.holding = true;
    List<Served> heard = new ArrayList<>();
    fixture.cache.answer(request(REGIONS)).subscribe(heard::add);
    bury("Region:KR-11");
    fixture.answer(
        fixture.waiting.remove(),
        "{\"data\":{\"regions\":[{\"code\":\"KR-11\",\"name\":\"old\"}]}}");
    fixture.holding = false;

    assertThat(heard).singleElement().satisfies(each -> assertThat(each.headers()).isEmpty());
    assertThat(fixture.text(REGIONS)).contains("one");
    assertThat(fixture.asked).hasSize(2);
  }

  @Test
  void nobodyJoinsARequestThatBeganBefore() {
    fixture.holding = true;
    List<String> heard = new ArrayList<>();
    fixture.cache.answer(request(REGIONS)).subscribe();
    bury("Region:KR-11");
    fixture.cache.answer(request(REGIONS)).subscribe(each -> heard.add(each.response().text()));
    fixture.answer(
        fixture.waiting.remove(),
        "{\"data\":{\"regions\":[{\"code\":\"KR-11\",\"name\":\"old\"}]}}");
    assertThat(heard).isEmpty();

    fixture.answer(fixture.waiting.remove(), "{\"data\":{\"regions\":[]}}");
    assertThat(heard).containsExactly("{\"data\":{\"regions\":[]}}");
    fixture.holding = false;
    assertThat(fixture.text(REGIONS)).isEqualTo("{\"data\":{\"regions\":[]}}");
  }

  @Test
  void keepsAnAnswerThatWasAskedForBeforeSomethingElseChanged() {
    fixture.holding = true;
    fixture.cache.answer(request(REGIONS)).subscribe();
    bury("Region:KR-26");
    fixture.answer(
        fixture.waiting.remove(), "{\"data\":{\"regions\":[{\"code\":\"KR-11\",\"name\":\"n\"}]}}");

    assertThat(fixture.text(REGIONS)).contains("\"n\"");
    assertThat(fixture.asked).hasSize(1);
  }

  @Test
  void servesNoCopyThatIsBuriedWhileItIsMadeAnew() {
    fixture.text(REGIONS);
    fixture.after(Duration.ofMinutes(10));
    fixture.holding = true;
    List<String> heard = new ArrayList<>();
    fixture.cache.answer(request(REGIONS)).subscribe(each -> heard.add(each.response().text()));
    bury("Region:KR-11");

    fixture.answer(
        fixture.waiting.remove(), "{\"data\":{\"regions\":null},\"errors\":[{\"message\":\"m\"}]}");

    assertThat(heard).singleElement().asString().contains("\"regions\":null").doesNotContain("one");
  }
}
