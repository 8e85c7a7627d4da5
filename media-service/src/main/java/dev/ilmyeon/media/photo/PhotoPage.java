package dev.ilmyeon.media.photo;

import dev.ilmyeon.platform.subgraph.connection.Connection;
import dev.ilmyeon.platform.subgraph.connection.KeysetCursor;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;

/**
 * Asks for a page of someone's photos.
 *
 * @param owner the gallery's or the article's number
 * @param after the position behind which it begins; 0 for the first page
 */
public record PhotoPage(PhotoList list, long owner, int first, int after) {

  /**
   * A page as a client asks for it.
   *
   * @throws BadInputException if {@code first} or {@code after} is none
   */
  public static PhotoPage of(PhotoList list, long owner, int first, @Nullable String after) {
    return new PhotoPage(
        list, owner, PageSize.check(first), after == null ? 0 : position(list, after));
  }

  /** The page, fetched together with the request's other pages. */
  public CompletableFuture<Connection<Photo>> load(DataLoader<PhotoPage, Photos> pages) {
    return pages
        .load(this)
        .thenApply(photos ->
            Connection.of(
                photos.rows(),
                first,
                photo ->
                    new KeysetCursor(list.cursor(), List.of(Integer.toString(photo.position()))),
                photos.total()));
  }

  private static int position(PhotoList list, String after) {
    String position = KeysetCursor.decode(list.cursor(), 1, after).key().getFirst();
    try {
      return Integer.parseInt(position);
    } catch (NumberFormatException e) {
      throw new BadInputException(
          "'after' is no cursor of this list: pass an edge's cursor as it was given.");
    }
  }
}
