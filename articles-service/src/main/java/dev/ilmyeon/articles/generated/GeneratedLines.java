package dev.ilmyeon.articles.generated;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * Lines of an import, each made of its number alone. The articles are older than the sample
 * content, one every five minutes backwards; every hundredth was corrected.
 */
final class GeneratedLines {

  /** A region by its code, and as texts call it. */
  record Place(String code, String name) {}

  private static final Instant NEWEST = Instant.parse("2024-07-18T00:00:00Z");
  private static final int MINUTES = 5;
  private static final int CORRECTED = 100;
  private static final int REPORTERS = 100;
  private static final int TAGS = 200;

  private static final List<String> MATTERS =
      List.of("통학로 정비", "빈집 고쳐 쓰기", "하천 산책로", "마을 버스", "전통시장 지붕", "공공 도서관", "생활 체육관", "도시 숲");
  private static final List<String> STATES =
      List.of("올해 첫 삽", "주민이 설계", "두 배로 확대", "시범 운영", "이웃 도시와 함께", "예산 확정", "현장 점검", "이달 마무리");

  private final List<Place> places;
  private final List<String> sections;
  private final JsonMapper json;

  GeneratedLines(List<Place> places, List<String> sections, JsonMapper json) {
    this.places = List.copyOf(places);
    this.sections = List.copyOf(sections);
    this.json = json;
  }

  Iterator<String> first(long articles) {
    return LongStream.rangeClosed(1, articles).mapToObj(this::line).iterator();
  }

  private String line(long n) {
    Place place = of(places, n);
    String matter = of(MATTERS, n / places.size());
    Instant published = NEWEST.minus(MINUTES * n, ChronoUnit.MINUTES);
    Map<String, Object> line = new LinkedHashMap<>();
    line.put("id", Long.toString(n));
    line.put("slug", "generated-" + n);
    line.put(
        "title",
        "%s %s, %s (%d)"
            .formatted(place.name(), matter, of(STATES, n / places.size() / MATTERS.size()), n));
    line.put("publishedAt", published.toString());
    line.put("section", of(sections, n / places.size()));
    line.put(
        "subheads",
        List.of("- %s… 주민 %d명 참여".formatted(of(STATES, n / STATES.size()), n % 900 + 100)));
    line.put("paragraphs", paragraphs(n, place.name(), matter));
    line.put("regions", List.of(place.code()));
    line.put("tags", List.of("견본 주제 " + (1 + n % TAGS), "견본 주제 " + (1 + (n + 37) % TAGS)));
    line.put("bylines", List.of("견본 기자 " + n % REPORTERS));
    if (n % CORRECTED == 0) {
      line.put(
          "corrections",
          List.of(
              Map.of(
                  "at",
                  published.plus(1, ChronoUnit.DAYS).toString(),
                  "kind",
                  "CORRECTION",
                  "note",
                  "숫자를 바로잡았습니다.")));
    }
    return json.writeValueAsString(line);
  }

  private static List<String> paragraphs(long n, String place, String matter) {
    return List.of(
        "%s에서 %s 사업이 %d월부터 시작된다. 대상은 모두 %d곳이며, 주민 설명회와 현장 조사를 거쳐 순서를 정했다."
            .formatted(place, matter, n % 12 + 1, n % 97 + 3),
        "담당 부서는 해마다 한 차례 결과를 공개하기로 했다. 예산은 %d억 원으로, 지난해보다 %d%% 늘었다."
            .formatted(n % 50 + 1, n % 20 + 1),
        "한 주민은 “오래 기다린 일인 만큼 끝까지 지켜보겠다”고 말했다.");
  }

  private static <T> T of(List<T> values, long n) {
    return values.get((int) (n % values.size()));
  }
}
