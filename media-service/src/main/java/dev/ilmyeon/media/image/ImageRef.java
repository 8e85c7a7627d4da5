package dev.ilmyeon.media.image;

/** How a picture is asked for: all of one request's are answered by one statement. */
public sealed interface ImageRef {

  /** By its own number. */
  record ById(ImageId id) implements ImageRef {}

  /** As what stands at the head of an article. */
  record LeadOf(long article) implements ImageRef {}
}
