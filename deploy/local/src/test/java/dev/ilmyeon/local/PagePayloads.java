package dev.ilmyeon.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.NoSuchElementException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The payloads of a {@code multipart/mixed} response, each as soon as it is there. Those of the
 * gateway are JSON on one line, and the boundary follows at once.
 */
final class PagePayloads implements Iterator<JsonNode>, AutoCloseable {

  private static final String BOUNDARY = "---";

  private final BufferedReader lines;
  private boolean hasNext;

  PagePayloads(InputStream body) throws IOException {
    lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8));
    hasNext = BOUNDARY.equals(lines.readLine());
  }

  @Override
  public boolean hasNext() {
    return hasNext;
  }

  @Override
  public JsonNode next() {
    if (!hasNext) {
      throw new NoSuchElementException();
    }
    try {
      assertThat(lines.readLine()).startsWith("Content-Type: application/json");
      assertThat(lines.readLine()).isEmpty();
      JsonNode payload = JsonMapper.shared().readTree(lines.readLine());
      String end = lines.readLine();
      assertThat(end).startsWith(BOUNDARY);
      hasNext = end.equals(BOUNDARY);
      return payload;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
