package dev.ilmyeon.articles.front.version;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.ilmyeon.articles.article.ArticleId;
import dev.ilmyeon.articles.calendar.Kst;
import dev.ilmyeon.articles.front.layout.CuratedCard;
import dev.ilmyeon.articles.front.layout.Slot;
import dev.ilmyeon.articles.front.layout.Snap;
import dev.ilmyeon.articles.media.Gallery;
import dev.ilmyeon.articles.media.Image;
import dev.ilmyeon.articles.region.Region;
import dev.ilmyeon.articles.region.RegionCode;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A card as JSON. Exactly one of {@code article}, {@code gallery}, {@code region} and {@code url}
 * is there.
 *
 * @param title of a snap, or a region's name
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record StoredCard(
    @Nullable Long article,
    @Nullable Long gallery,
    @Nullable String region,
    @Nullable String url,
    @Nullable String title,
    @Nullable String headline,
    @Nullable String kicker,
    @Nullable Instant until,
    @Nullable Long image) {

  public static StoredCard of(CuratedCard card) {
    StoredCard slot = of(card.slot());
    OffsetDateTime until = card.until();
    return new StoredCard(
        slot.article,
        slot.gallery,
        slot.region,
        slot.url,
        slot.title,
        card.headline(),
        card.kicker(),
        until == null ? null : until.toInstant(),
        card.imageOverride() == null ? null : card.imageOverride().id());
  }

  private static StoredCard of(Slot slot) {
    return switch (slot) {
      case Slot.OfArticle(ArticleId id) -> target(id.value(), null, null, null, null);
      case Slot.OfGallery(Gallery gallery) -> target(null, gallery.id(), null, null, null);
      case Slot.OfRegion(Region region) ->
          target(null, null, region.code().value(), null, region.name());
      case Slot.OfSnap(Snap snap) -> target(null, null, null, snap.url(), snap.title());
    };
  }

  private static StoredCard target(
      @Nullable Long article,
      @Nullable Long gallery,
      @Nullable String region,
      @Nullable String url,
      @Nullable String title) {
    return new StoredCard(article, gallery, region, url, title, null, null, null, null);
  }

  public CuratedCard card() {
    return new CuratedCard(
        slot(),
        headline,
        kicker,
        until == null ? null : Kst.at(until),
        image == null ? null : new Image(image));
  }

  private Slot slot() {
    if (article != null) {
      return new Slot.OfArticle(new ArticleId(article));
    }
    if (gallery != null) {
      return new Slot.OfGallery(new Gallery(gallery));
    }
    String name = Objects.requireNonNull(title);
    return region != null
        ? new Slot.OfRegion(new Region(new RegionCode(region), name))
        : new Slot.OfSnap(new Snap(name, Objects.requireNonNull(url)));
  }
}
