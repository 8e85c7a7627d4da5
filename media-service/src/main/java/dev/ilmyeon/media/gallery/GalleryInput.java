package dev.ilmyeon.media.gallery;

import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.newsroom.Violations;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * All of a gallery.
 *
 * @param photos in their order
 */
record GalleryInput(
    String title, @Nullable String cover, List<String> regions, List<PhotoInput> photos) {

  private static final ImageId NONE = new ImageId(-1);
  private static final int MOST_TITLE = 200;
  private static final int MOST_CAPTION = 1_000;
  private static final int MOST_PHOTOS = 200;
  private static final int MOST_REGIONS = 17;

  GalleryInput {
    regions = List.copyOf(regions);
    photos = List.copyOf(photos);
  }

  /** A picture in its place, with the line under it if this use has its own. */
  record PhotoInput(String image, @Nullable String caption) {

    ImageId id() {
      return ImageId.parse(image).orElse(NONE);
    }
  }

  /** Its mistakes that show without asking anybody; empty if there are none. */
  Optional<Problem> problem() {
    Violations violations = new Violations();
    violations.text(title, MOST_TITLE, "input", "title");
    violations.most(photos.size(), MOST_PHOTOS, "input", "photos");
    violations.most(regions.size(), MOST_REGIONS, "input", "regions");
    for (int i = 0; i < regions.size(); i++) {
      if (!regions.get(i).matches("KR-[0-9]{2}")) {
        violations.add("NO_REGION_CODE", List.of("input", "regions", Integer.toString(i)));
      }
    }
    for (int i = 0; i < photos.size(); i++) {
      violations.optional(
          photos.get(i).caption(), MOST_CAPTION, "input", "photos", Integer.toString(i), "caption");
    }
    return violations.problem();
  }

  /** Those of its pictures that are not among the known ones. */
  Optional<Problem> unknown(Set<Long> known) {
    Violations violations = new Violations();
    if (cover != null && !known.contains(coverId().value())) {
      violations.add("NO_SUCH_IMAGE", List.of("input", "cover"), cover);
    }
    for (int i = 0; i < photos.size(); i++) {
      if (!known.contains(photos.get(i).id().value())) {
        violations.add(
            "NO_SUCH_IMAGE",
            List.of("input", "photos", Integer.toString(i), "image"),
            photos.get(i).image());
      }
    }
    return violations.problem();
  }

  /** The picture that stands for it: the first unless another is named; -1 for none. */
  ImageId coverId() {
    if (cover != null) {
      return ImageId.parse(cover).orElse(NONE);
    }
    return photos.isEmpty() ? NONE : photos.getFirst().id();
  }

  Set<Long> images() {
    return Stream.concat(Stream.of(coverId()), photos.stream().map(PhotoInput::id))
        .map(ImageId::value)
        .collect(Collectors.toSet());
  }

  Long[] photoIds() {
    return photos.stream().map(photo -> photo.id().value()).toArray(Long[]::new);
  }

  /** Empty where the picture's own holds. */
  String[] captions() {
    return photos.stream()
        .map(photo -> Objects.requireNonNullElse(photo.caption(), "").strip())
        .toArray(String[]::new);
  }
}
