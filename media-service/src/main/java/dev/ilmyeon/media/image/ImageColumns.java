package dev.ilmyeon.media.image;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Selects and reads a picture's columns wherever a statement joins it. */
public final class ImageColumns {

  /** The columns of a table or join called {@code i}, for {@link #read}. */
  public static final String SELECT =
      """
      i.id AS image_id, i.content_hash, i.width, i.height, i.alt, i.caption AS image_caption, i.credit,
      i.focal_x, i.focal_y, i.dominant_color, i.placeholder, i.rights_holder, i.licence, i.syndicatable,
      i.expires_at
      """;

  /** What holds of a picture {@code i} that may be shown at {@code :now}: who is denied is not. */
  private static final String VISIBLE =
      "(NOT %1$s.denied AND (%1$s.expires_at IS NULL OR %1$s.expires_at > :now))";

  /**
   * Pictures {@code i} that stand for wanted ones {@code w} at {@code :now}: these themselves, or
   * where they may not be shown their substitutes, if those may.
   */
  public static final String SHOWN =
      """
      image w JOIN image i
        ON i.id = CASE WHEN %s THEN w.id ELSE w.substitute_id END AND %s
      """
          .formatted(VISIBLE.formatted("w"), VISIBLE.formatted("i"));

  private static final ZoneId KOREA = ZoneId.of("Asia/Seoul");

  private ImageColumns() {}

  /** The row's picture; null where an outer join found none. */
  public static @Nullable Image readOrNull(Readable row, Instant now) {
    return row.get("image_id") == null ? null : read(row, now);
  }

  public static Image read(Readable row, Instant now) {
    return new Image(
        new ImageId(required(row, "image_id", Long.class)),
        required(row, "content_hash", String.class),
        required(row, "width", Integer.class),
        required(row, "height", Integer.class),
        required(row, "alt", String.class),
        row.get("image_caption", String.class),
        required(row, "credit", String.class),
        new Focal(required(row, "focal_x", Double.class), required(row, "focal_y", Double.class)),
        required(row, "dominant_color", String.class),
        required(row, "placeholder", String.class),
        rights(row, now));
  }

  private static Rights rights(Readable row, Instant now) {
    OffsetDateTime expires = inKorea(row.get("expires_at", OffsetDateTime.class));
    return new Rights(
        required(row, "rights_holder", String.class),
        required(row, "licence", String.class),
        required(row, "syndicatable", Boolean.class),
        expires,
        expires != null && !expires.toInstant().isAfter(now));
  }

  /** A column that the schema declares {@code NOT NULL}. */
  public static <T> T required(Readable row, String column, Class<T> type) {
    return Objects.requireNonNull(row.get(column, type), column);
  }

  /** An instant in the time that this service answers in. */
  public static @Nullable OffsetDateTime inKorea(@Nullable OffsetDateTime time) {
    return time == null ? null : time.atZoneSameInstant(KOREA).toOffsetDateTime();
  }
}
