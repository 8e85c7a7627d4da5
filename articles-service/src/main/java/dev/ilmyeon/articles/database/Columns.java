package dev.ilmyeon.articles.database;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a row's columns with their nullness. */
public final class Columns {

  private Columns() {}

  /** A column that the schema declares {@code NOT NULL}. */
  public static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  public static Instant instant(Readable row, String column) {
    return required(row, column, OffsetDateTime.class).toInstant();
  }

  public static @Nullable OffsetDateTime timeOrNull(Readable row, String column) {
    return row.get(column, OffsetDateTime.class);
  }

  public static List<String> texts(Readable row, String column) {
    return List.of(required(row, column, String[].class));
  }
}
