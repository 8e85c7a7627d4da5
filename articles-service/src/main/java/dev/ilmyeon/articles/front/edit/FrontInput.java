package dev.ilmyeon.articles.front.edit;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.ArgumentValue;

/** The arguments of the mutations as clients write them. */
final class FrontInput {

  private FrontInput() {}

  /** Exactly one of them is given. */
  record Change(
      @Nullable Pin pin,
      @Nullable Unpin unpin,
      @Nullable Move move,
      @Nullable Override override,
      @Nullable Expire expire) {}

  /** Exactly one of them is given. */
  record Target(
      @Nullable String article,
      @Nullable String gallery,
      @Nullable String region,
      @Nullable String link) {}

  record Pin(
      Target target,
      String container,
      @Nullable Integer position,
      @Nullable String title,
      @Nullable String headline,
      @Nullable String kicker,
      @Nullable String image,
      @Nullable OffsetDateTime until) {}

  record Unpin(Target target) {}

  record Move(Target target, String container, @Nullable Integer position) {}

  record Override(
      Target target,
      ArgumentValue<String> headline,
      ArgumentValue<String> kicker,
      ArgumentValue<String> image) {}

  record Expire(Target target, @Nullable OffsetDateTime until) {}
}
