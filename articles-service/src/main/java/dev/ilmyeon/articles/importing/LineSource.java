package dev.ilmyeon.articles.importing;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SyndFeedInput;
import com.rometools.rome.io.XmlReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** The lines of a file: its own, or a line for each entry of a feed. */
final class LineSource implements Iterable<String>, AutoCloseable {

  private static final int MAX_TITLE = 200;
  private static final int MAX_TAG = 40;

  private final Path file;
  private final boolean feed;
  private final JsonMapper json;
  private final List<BufferedReader> opened = new ArrayList<>();

  LineSource(Path file, boolean feed, JsonMapper json) {
    this.file = file;
    this.feed = feed;
    this.json = json;
  }

  long count() throws IOException {
    if (feed) {
      return entries(file).size();
    }
    try (Stream<String> lines = Files.lines(file)) {
      return lines.count();
    }
  }

  /** From the first on. */
  @Override
  public Iterator<String> iterator() {
    try {
      if (feed) {
        return entries(file).stream().map(json::writeValueAsString).iterator();
      }
      BufferedReader reader = Files.newBufferedReader(file, StandardCharsets.UTF_8);
      opened.add(reader);
      return reader.lines().iterator();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Rome reads no document type, so that no entity leads elsewhere. */
  private static List<Map<String, Object>> entries(Path file) throws IOException {
    try (XmlReader xml = new XmlReader(Files.newInputStream(file))) {
      return new SyndFeedInput().build(xml).getEntries().stream().map(LineSource::line).toList();
    } catch (FeedException e) {
      throw new IOException("%s is no feed: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Map<String, Object> line(SyndEntry entry) {
    Map<String, Object> line = new LinkedHashMap<>();
    String title = plain(entry.getTitle());
    line.put("id", entry.getUri() == null ? entry.getLink() : entry.getUri());
    line.put("title", title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title);
    line.put("publishedAt", time(entry.getPublishedDate()));
    line.put("modifiedAt", time(entry.getUpdatedDate()));
    String text = entry.getDescription() == null ? "" : plain(entry.getDescription().getValue());
    line.put("paragraphs", text.isEmpty() ? List.of() : List.of(text));
    line.put(
        "tags",
        entry.getCategories().stream()
            .map(SyndCategory::getName)
            .filter(name -> name != null && !name.isBlank() && name.length() <= MAX_TAG)
            .toList());
    return line;
  }

  private static @Nullable String time(@Nullable Date date) {
    return date == null
        ? null
        : Instant.ofEpochMilli(date.getTime()).atOffset(ZoneOffset.UTC).toString();
  }

  /** What a feed gives as HTML, as text. */
  private static String plain(@Nullable String html) {
    return html == null
        ? ""
        : html.replaceAll("<[^>]*>", " ")
            .replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&nbsp;", " ")
            .replace("&amp;", "&")
            .replaceAll("\\s+", " ")
            .strip();
  }

  @Override
  public void close() throws IOException {
    for (BufferedReader reader : opened) {
      reader.close();
    }
  }
}
