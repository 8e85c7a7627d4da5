package dev.ilmyeon.media.rights;

import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.platform.subgraph.purge.PurgeOrder;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What a change of rights makes of responses that are kept. */
final class RightsOrder {

  /** Where a picture, its substitute or nothing stood: another of them may be there now. */
  private static final List<String> PLACES =
      List.of(
          "Query.image",
          "Article.leadImage",
          "Article.photos",
          "Card.imageOverride",
          "Gallery.cover",
          "Gallery.photos",
          "MediaBlock.image");

  private RightsOrder() {}

  /** What may not be shown any more is not shown for want of another response either. */
  static PurgeOrder of(ImageId image, ChangeRightsInput input, Instant now) {
    String tag = "Image:" + image.value();
    return isHidden(input, now)
        ? new PurgeOrder(List.of(tag), PLACES)
        : new PurgeOrder(List.of(), Stream.concat(Stream.of(tag), PLACES.stream()).toList());
  }

  /** What rights that have ended by themselves make of them. */
  static PurgeOrder ended(List<ImageId> images) {
    return new PurgeOrder(images.stream().map(id -> "Image:" + id.value()).toList(), PLACES);
  }

  private static boolean isHidden(ChangeRightsInput input, Instant now) {
    return input.denied()
        || (input.expiresAt() != null && !input.expiresAt().toInstant().isAfter(now));
  }
}
