package dev.ilmyeon.articles.picture;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The pictures that go with an article, beside those in its text, by their numbers. Kept as JSON:
 * add fields, never rename them.
 *
 * @param lead the one at its head
 */
public record Pictures(@Nullable Long lead, List<Photo> photos) {

  public static final Pictures NONE = new Pictures(null, List.of());

  /**
   * A picture in its place among the others.
   *
   * @param caption the line under it here; null for its own
   */
  public record Photo(long image, @Nullable String caption) {}

  public Pictures {
    photos = List.copyOf(photos);
  }

  public Stream<Long> images() {
    return Stream.concat(Stream.ofNullable(lead), photos.stream().map(Photo::image));
  }
}
