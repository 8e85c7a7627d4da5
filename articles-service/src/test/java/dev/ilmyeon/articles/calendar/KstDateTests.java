package dev.ilmyeon.articles.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KstDateTests {

  @ParameterizedTest
  @CsvSource({
    "2024-07-25T14:59:59.999Z, 2024.07.25 (목), 목",
    "2024-07-25T15:00:00Z, 2024.07.26 (금), 금",
    "2024-07-25T16:00:00Z, 2024.07.26 (금), 금",
    "2023-12-31T14:59:59Z, 2023.12.31 (일), 일",
    "2023-12-31T15:00:00Z, 2024.01.01 (월), 월",
    "2024-02-28T15:00:00Z, 2024.02.29 (목), 목",
    "2024-12-29T15:00:00Z, 2024.12.30 (월), 월",
  })
  void isTheReadersDay(Instant instant, String label, String weekday) {
    KstDate date = KstDate.of(instant);

    assertThat(date.label()).isEqualTo(label);
    assertThat(date.weekday()).isEqualTo(weekday);
  }
}
