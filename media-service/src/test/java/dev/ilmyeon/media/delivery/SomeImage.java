package dev.ilmyeon.media.delivery;

import dev.ilmyeon.media.image.Focal;
import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.image.Rights;

/** A picture as the database gives it. */
final class SomeImage {

  static final ImageId ID = new ImageId(1);

  private SomeImage() {}

  static Image of(String alt) {
    return new Image(
        ID,
        "0".repeat(64),
        640,
        480,
        alt,
        null,
        "김기자",
        new Focal(0.5, 0.5),
        "#000000",
        "data:,",
        new Rights("일면", "자체 촬영", false, null, false));
  }
}
