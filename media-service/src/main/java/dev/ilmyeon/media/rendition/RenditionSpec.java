package dev.ilmyeon.media.rendition;

import dev.ilmyeon.platform.subgraph.error.BadInputException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Which rendition of a picture: in a listed width, or in another by a signed address. */
public record RenditionSpec(int width, Ratio ratio, Format format) {

  private static final List<Integer> WIDTHS = List.of(160, 320, 480, 640, 960, 1280, 1600);
  private static final int WIDEST = 4_096;
  private static final Pattern NAME =
      Pattern.compile("([1-9][0-9]{1,3})-([0-9x]{3,4}|original)\\.(jpg|webp|avif|auto)");

  /**
   * What a client asks for.
   *
   * @throws BadInputException if the width is not listed
   */
  static RenditionSpec of(int width, Ratio ratio, Format format) {
    if (!WIDTHS.contains(width)) {
      String listed = WIDTHS.stream().map(String::valueOf).collect(Collectors.joining(", "));
      throw new BadInputException("A width is one of %s, not %d.".formatted(listed, width));
    }
    return new RenditionSpec(width, ratio, format);
  }

  /**
   * One of any width, whose address has to be signed.
   *
   * @throws BadInputException if there is no picture as wide
   */
  static RenditionSpec sized(int width, Ratio ratio, Format format) {
    if (width < 10 || width > WIDEST) {
      throw new BadInputException("A width is from 10 to %d, not %d.".formatted(WIDEST, width));
    }
    return new RenditionSpec(width, ratio, format);
  }

  /** Reads what {@link #name()} wrote; empty for all else. */
  public static Optional<RenditionSpec> parse(String name) {
    Matcher parts = NAME.matcher(name);
    if (!parts.matches()) {
      return Optional.empty();
    }
    int width = Integer.parseInt(parts.group(1));
    return Ratio.inPath(parts.group(2))
        .filter(ratio -> width <= WIDEST)
        .map(ratio -> new RenditionSpec(width, ratio, format(parts.group(3))));
  }

  /** Whether everybody may have it; others need a signature. */
  public boolean isListed() {
    return WIDTHS.contains(width);
  }

  public RenditionSpec in(Format other) {
    return new RenditionSpec(width, ratio, other);
  }

  /** The last part of its address, as in {@code 640-5x3.webp}. */
  public String name() {
    return width + "-" + ratio.pathPart() + "." + format.extension();
  }

  private static Format format(String extension) {
    return Arrays.stream(Format.values())
        .filter(format -> format.extension().equals(extension))
        .findFirst()
        .orElseThrow();
  }
}
