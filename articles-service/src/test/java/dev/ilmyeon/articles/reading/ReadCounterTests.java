package dev.ilmyeon.articles.reading;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ilmyeon.articles.article.ArticleId;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ReadCounterTests {

  private static final Instant HOUR = Instant.parse("2024-07-26T00:00:00Z");
  private static final Clock HALF_PAST =
      Clock.fixed(Instant.parse("2024-07-26T00:30:00Z"), ZoneOffset.UTC);
  private static final ArticleId ARTICLE = new ArticleId(1001);

  @Test
  void countsByArticleAndHour() {
    ReadCounter counter = new ReadCounter(HALF_PAST, 10);
    counter.count(ARTICLE);
    counter.count(ARTICLE);

    assertThat(counter.drain()).isEqualTo(Map.of(new ReadCounter.Key(HOUR, ARTICLE), 2L));
    assertThat(counter.drain()).isEmpty();
  }

  @Test
  void addsWhatIsPutBack() {
    ReadCounter counter = new ReadCounter(HALF_PAST, 10);
    counter.count(ARTICLE);
    Map<ReadCounter.Key, Long> failed = counter.drain();
    counter.count(ARTICLE);
    counter.restore(failed);

    assertThat(counter.drain()).containsValue(2L);
  }

  @Test
  void holdsABoundedNumberOfArticles() {
    ReadCounter counter = new ReadCounter(HALF_PAST, 2);
    IntStream.rangeClosed(1, 5).forEach(id -> counter.count(new ArticleId(id)));
    counter.count(new ArticleId(1));

    assertThat(counter.drain()).hasSize(2).containsValue(2L);
  }

  @Test
  void losesNoReadBetweenCountingAndDraining() {
    ReadCounter counter = new ReadCounter(HALF_PAST, 10);
    AtomicLong drained = new AtomicLong();
    try (ExecutorService threads = Executors.newFixedThreadPool(5)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(() -> IntStream.range(0, 50_000).forEach(_ -> counter.count(ARTICLE)));
      }
      threads.execute(() ->
          IntStream.range(0, 1_000)
              .forEach(_ -> counter.drain().values().forEach(drained::addAndGet)));
    }
    counter.drain().values().forEach(drained::addAndGet);

    assertThat(drained).hasValue(200_000);
  }
}
