package dev.ilmyeon.weather.sample;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.function.Function;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * The sample file: comma-separated without quoting, comments after {@code #}, a header, an empty
 * cell where nothing was observed.
 *
 * @param checksum changes whenever the file does
 */
record SampleFile(List<SampleObservation> observations, int checksum) {

  private static final String HEADER =
      "station,name,observed_at,fetched_at,temperature,humidity,cloud_tenths,phenomenon";

  static SampleFile read(String resource) throws IOException {
    try (InputStream in = SampleFile.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IOException("No sample file " + resource);
      }
      return parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  static SampleFile parse(String text) {
    List<String> lines =
        text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    if (lines.isEmpty() || !lines.getFirst().equals(HEADER)) {
      throw new IllegalArgumentException("The sample file's header is not " + HEADER);
    }
    return new SampleFile(
        lines.stream().skip(1).map(SampleFile::observation).toList(), checksum(text));
  }

  private static SampleObservation observation(String line) {
    String[] cells = line.split(",", -1);
    if (cells.length != HEADER.split(",").length) {
      throw new IllegalArgumentException("Not a row of the sample file: " + line);
    }
    return new SampleObservation(
        Integer.parseInt(cells[0]),
        cells[1],
        OffsetDateTime.parse(cells[2]),
        OffsetDateTime.parse(cells[3]),
        value(cells[4], BigDecimal::new),
        value(cells[5], Integer::valueOf),
        value(cells[6], Integer::valueOf),
        value(cells[7], Function.identity()));
  }

  private static <T> @Nullable T value(String cell, Function<String, T> parser) {
    return cell.isEmpty() ? null : parser.apply(cell);
  }

  private static int checksum(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(StandardCharsets.UTF_8));
    return (int) crc.getValue();
  }
}
