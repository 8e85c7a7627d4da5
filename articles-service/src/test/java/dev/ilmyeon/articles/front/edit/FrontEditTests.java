package dev.ilmyeon.articles.front.edit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.front.FrontWorkshop;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.core.ParameterizedTypeReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class FrontEditTests extends FrontWorkshop {

  private static final ParameterizedTypeReference<Map<String, Object>> OBJECT =
      new ParameterizedTypeReference<>() {};
  private static final Instant BEFORE = START.minusSeconds(60);

  @Test
  void makesAllChangesInOneVersion() {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long two = shop.article(2, "PUBLISHED", BEFORE.plusSeconds(1));
    long three = shop.article(3, "PUBLISHED", BEFORE.plusSeconds(2));

    assertThat(shop.change(pin(one, "lead", 1), pin(two, "top", 1), headline(two, "고친 제목")))
        .containsEntry("version", 2)
        .containsEntry("front", Map.of("id", shop.edition + ":2"));
    assertThat(shop.page(null))
        .isEqualTo("lead: 1C%d\ntop: 1C%d[고친 제목] 2B%d".formatted(one, two, three));

    assertChanged(shop.change(move(two, "lead", 1), unpin(one), headline(two, null)));
    assertThat(shop.page(null)).isEqualTo("lead: 1C%d\ntop: 1B%d 2B%d".formatted(two, three, one));
  }

  @Test
  void dropsACardWhenItsTimeHasCome() {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    assertChanged(shop.change(pin(one, "lead", 1), expire(one, START.plus(Duration.ofHours(1)))));

    shop.pass(Duration.ofHours(1));

    assertThat(shop.page(null)).isEqualTo("lead:\ntop: 1B" + one);
  }

  @Test
  void dropsWhatIsWithdrawnAtOnce() {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long two = shop.article(2, "PUBLISHED", BEFORE);
    assertChanged(shop.change(pin(one, "lead", 1)));

    shop.withdraw(one);

    assertThat(shop.page(null)).isEqualTo("lead:\ntop: 1B" + two);
  }

  @Test
  void pinsLinksRegionsAndGalleries() {
    Workshop shop = new Workshop("edit");

    assertChanged(
        shop.change(
            Map.of(
                "pin",
                Map.of("target", Map.of("link", "/weather"), "title", "날씨", "container", "top")),
            Map.of("pin", Map.of("target", Map.of("region", "KR-11"), "container", "top")),
            Map.of("pin", Map.of("target", Map.of("gallery", "2001"), "container", "lead"))));
    assertChanged(
        shop.change(
            Map.of("override", Map.of("target", Map.of("link", "/weather"), "kicker", "오늘"))));

    assertThat(shop.page(null))
        .isEqualTo("lead: 1Cnull\ntop: 1Chttps://ilmyeon.example/weather[오늘] 2Cnull");
  }

  @Test
  void tellsWhoeverSawAnotherVersion() {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    assertChanged(shop.change(pin(one, "lead", 1)));

    assertThat(shop.changeAt(1, null, unpin(one)))
        .containsEntry("__typename", "ConflictProblem")
        .containsEntry("code", "FRONT_HAS_CHANGED")
        .containsEntry("message", "1면이 그사이 2판으로 바뀌었습니다. 다시 확인하세요.")
        .containsEntry("path", List.of("expected"));
    assertThat(shop.version()).isEqualTo(2);
  }

  @Test
  void letsOneOfManyEditorsWin() {
    Workshop shop = new Workshop("edit");
    List<Long> articles =
        List.of(1, 2, 3, 4, 5, 6).stream().map(n -> shop.article(n, "PUBLISHED", BEFORE)).toList();

    List<Object> results =
        await(
            Flux.fromIterable(articles)
                .flatMap(id ->
                    Mono.fromCallable(
                            () -> shop.changeAt(1, null, pin(id, "lead", 1)).get("__typename"))
                        .subscribeOn(Schedulers.boundedElastic()))
                .collectList());

    assertThat(results).containsOnlyOnce("FrontChanged");
    assertThat(results)
        .filteredOn(type -> !type.equals("FrontChanged"))
        .containsOnly("ConflictProblem");
    assertThat(shop.version()).isEqualTo(2);
  }

  @Test
  void answersARequestAskedAgainTheSame() {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    Map<String, Object> asked = variables(shop, 1, pin(one, "lead", 1));

    Map<String, Object> first = changeFront("kim", "editor", asked);
    Map<String, Object> again = changeFront("kim", "editor", asked);

    assertChanged(first);
    assertThat(again).isEqualTo(first);
    assertThat(shop.version()).isEqualTo(2);
    asked.put("changes", List.of(unpin(one)));
    assertThat(changeFront("kim", "editor", asked))
        .containsEntry("__typename", "ValidationProblem");
  }

  @ParameterizedTest
  @CsvSource({"reporter, ROLE_MISSING", "dashboard, ROLE_MISSING"})
  void refusesWhoeverIsNoEditor(String role, String code) {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);

    assertThat(changeFront("choi", role, variables(shop, 1, pin(one, "lead", 1))))
        .containsEntry("__typename", "ForbiddenProblem")
        .containsEntry("code", code);
    assertThat(rollBack(shop, "editor", 1)).containsEntry("__typename", "ForbiddenProblem");
    assertThat(shop.version()).isEqualTo(1);
  }

  @Test
  void tellsEachMistakeWithItsPath() {
    Workshop shop = new Workshop("edit");
    Map<String, Object> result =
        shop.change(
            Map.of("pin", Map.of("target", Map.of("article", "0x1"), "container", "TOP")),
            Map.of(),
            Map.of(
                "pin",
                Map.of(
                    "target",
                    Map.of("link", "javascript:alert(1)"),
                    "title",
                    "x",
                    "container",
                    "top",
                    "position",
                    0,
                    "headline",
                    " ")));

    assertThat(result).containsEntry("__typename", "ValidationProblem");
    assertThat(codes(result))
        .containsExactly(
            "NO_SUCH_CONTAINER [changes, 0, pin, container]",
            "NO_SUCH_TARGET [changes, 0, pin, target]",
            "EXACTLY_ONE [changes, 1]",
            "POSITION_BELOW_ONE [changes, 2, pin, position]",
            "TEXT_UNUSABLE [changes, 2, pin, headline]",
            "NO_SUCH_TARGET [changes, 2, pin, target]");
  }

  @Test
  void refusesWhatCannotBeDone() {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long draft = shop.article(2, "DRAFT", BEFORE);
    long later = shop.article(3, "PUBLISHED", START.plusSeconds(60));

    assertThat(codes(shop.change(unpin(one)))).containsExactly("NOT_ON_PAGE [changes, 0]");
    assertThat(codes(shop.change(pin(one, "low", 1))))
        .containsExactly("NO_SUCH_CONTAINER [changes, 0]");
    assertThat(codes(shop.change(pin(one, "top", 1), pin(draft, "top", 1))))
        .containsExactly("TARGET_NOT_PUBLIC [changes, 1]");
    assertThat(codes(shop.change(pin(later, "top", 1))))
        .containsExactly("TARGET_NOT_PUBLIC [changes, 0]");
    assertThat(codes(shop.change(pin(12_345_678, "top", 1))))
        .containsExactly("NO_SUCH_TARGET [changes, 0]");
    assertThat(codes(shop.change(pin(one, "top", 1), unpin(one))))
        .containsExactly("CHANGES_NOTHING [changes, 1]");
    assertThat(codes(shop.change(pin(one, "top", 1), expire(one, START))))
        .containsExactly("EXPIRED [changes, 1]");
    assertThat(shop.version()).isEqualTo(1);
  }

  @Test
  void bringsAVersionBackAsANewOne() {
    Workshop shop = new Workshop("edit");
    long one = shop.article(1, "PUBLISHED", BEFORE);
    long two = shop.article(2, "PUBLISHED", BEFORE);
    assertChanged(shop.change(pin(one, "lead", 1), headline(one, "처음")));
    String before = shop.page(null);
    assertChanged(shop.change(unpin(one), pin(two, "lead", 1)));

    assertThat(rollBack(shop, "desk-chief", 2)).containsEntry("version", 4);

    assertThat(shop.page(null)).isEqualTo(before);
    assertThat(rollBack(shop, "desk-chief", 4)).containsEntry("code", "INVALID");
    assertThat(rollBack(shop, "desk-chief", 99)).containsEntry("code", "NO_SUCH_VERSION");
  }

  private Map<String, Object> rollBack(Workshop shop, String role, int version) {
    return graphQl("park", role, "ko")
        .document(
            """
            mutation ($edition: ID!, $expected: Int!, $version: Int!, $key: String!) {
              rollbackFront(edition: $edition, expected: $expected, version: $version, idempotencyKey: $key) {
                __typename ... on FrontChanged { version } ... on Problem { code path } } }
            """)
        .variable("edition", shop.edition)
        .variable("expected", shop.version())
        .variable("version", version)
        .variable("key", java.util.UUID.randomUUID().toString())
        .execute()
        .path("rollbackFront")
        .entity(OBJECT)
        .get();
  }

  private static Map<String, Object> variables(Workshop shop, int expected, Object... changes) {
    Map<String, Object> variables = new HashMap<>();
    variables.put("edition", shop.edition);
    variables.put("expected", expected);
    variables.put("changes", List.of(changes));
    variables.put("at", null);
    variables.put("key", java.util.UUID.randomUUID().toString());
    return variables;
  }

  @SuppressWarnings("unchecked")
  private static List<String> codes(Map<String, Object> result) {
    return ((List<Map<String, Object>>) result.get("violations"))
        .stream().map(each -> each.get("code") + " " + each.get("path")).toList();
  }
}
