package dev.ilmyeon.articles.front.change;

import org.jspecify.annotations.Nullable;

/** What becomes of a value that may be absent: left as it is, or set, to nothing too. */
public sealed interface Setting<T> {

  @Nullable T over(@Nullable T present);

  record Left<T>() implements Setting<T> {
    @Override
    public @Nullable T over(@Nullable T present) {
      return present;
    }
  }

  record To<T>(@Nullable T value) implements Setting<T> {
    @Override
    public @Nullable T over(@Nullable T present) {
      return value;
    }
  }
}
