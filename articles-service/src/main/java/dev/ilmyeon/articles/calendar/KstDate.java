package dev.ilmyeon.articles.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A day as a Korean reader writes it: {@code 2024.07.26 (금)}. */
public record KstDate(LocalDate date) {

  private static final DateTimeFormatter WEEKDAY = DateTimeFormatter.ofPattern("E", Locale.KOREA);
  private static final DateTimeFormatter LABEL =
      DateTimeFormatter.ofPattern("yyyy.MM.dd (E)", Locale.KOREA);

  /** The day in Korea at that instant. */
  public static KstDate of(Instant instant) {
    return new KstDate(LocalDate.ofInstant(instant, Kst.ZONE));
  }

  public String weekday() {
    return WEEKDAY.format(date);
  }

  public String label() {
    return LABEL.format(date);
  }
}
