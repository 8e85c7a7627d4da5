package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.coding.ContentCoding;
import dev.ilmyeon.gateway.server.setting.Bounds;
import java.util.List;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How responses are compressed.
 *
 * @param codings names of what is offered, what is used if a client likes several equally first;
 *     none for no compression at all
 * @param minSize smaller responses go out as they are
 */
public record CompressionSettings(
    @DefaultValue List<String> codings, @DefaultValue("1KB") DataSize minSize) {

  private static final List<String> KNOWN = List.of("gzip", "br", "zstd");

  public CompressionSettings {
    codings = List.copyOf(codings);
    codings.forEach(coding -> {
      if (!KNOWN.contains(coding)) {
        throw new IllegalArgumentException(
            "compression.codings has to be of gzip, br and zstd, not %s".formatted(coding));
      }
    });
    Bounds.atLeast("compression.min-size", 0, minSize.toBytes());
  }

  /** Of these, those that this platform has: br and zstd need a native library. */
  List<ContentCoding> offered() {
    return codings.stream()
        .map(ContentCoding::of)
        .filter(coding -> coding != null && coding.isWritable())
        .toList();
  }
}
