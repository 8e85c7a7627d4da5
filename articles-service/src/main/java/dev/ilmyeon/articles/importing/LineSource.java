package dev.ilmyeon.articles.importing;

import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndPerson;
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
  private static final int MAX_NAME = 40;

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
      SyndFeed feed = new SyndFeedInput().build(xml);
      boolean atom = feed.getFeedType().startsWith("atom");
      return feed.getEntries().stream().map(entry -> line(entry, atom)).toList();
    } catch (FeedException e) {
      throw new IOException("%s is no feed: %s".formatted(file, e.getMessage()), e);
    }
  }

  private static Map<String, Object> line(SyndEntry entry, boolean atom) {
    Map<String, Object> line = new LinkedHashMap<>();
    Date published = entry.getPublishedDate();
    String title = entry.getTitle() == null ? "" : HtmlText.line(entry.getTitle());
    line.put("id", entry.getUri() == null ? entry.getLink() : entry.getUri());
    line.put("title", title.length() > MAX_TITLE ? title.substring(0, MAX_TITLE) : title);
    line.put("publishedAt", time(published == null ? entry.getUpdatedDate() : published));
    line.put("modifiedAt", time(entry.getUpdatedDate()));
    line.put("paragraphs", paragraphs(entry, atom));
    line.put("tags", names(entry.getCategories().stream().map(SyndCategory::getName)));
    line.put("bylines", names(authors(entry)));
    return line;
  }

  private static @Nullable String time(@Nullable Date date) {
    return date == null
        ? null
        : Instant.ofEpochMilli(date.getTime()).atOffset(ZoneOffset.UTC).toString();
  }

  /**
   * The whole text if the feed has it (Atom's content, RSS' content:encoded), else what it says of
   * it.
   */
  private static List<String> paragraphs(SyndEntry entry, boolean atom) {
    @Nullable SyndContent content =
        entry.getContents().isEmpty() ? entry.getDescription() : entry.getContents().getFirst();
    if (content == null || content.getValue() == null) {
      return List.of();
    }
    String type = content.getType();
    return atom && (type == null || !type.contains("html"))
        ? content.getValue().strip().lines().filter(text -> !text.isBlank()).toList()
        : HtmlText.paragraphs(content.getValue());
  }

  /** RSS' own author is an address of mail, which nobody is called. */
  private static Stream<String> authors(SyndEntry entry) {
    return entry.getAuthors().isEmpty()
        ? Stream.ofNullable(entry.getAuthor()).filter(author -> author.indexOf('@') < 0)
        : entry.getAuthors().stream().map(SyndPerson::getName);
  }

  private static List<String> names(Stream<String> names) {
    return names
        .filter(name -> name != null && !name.isBlank() && name.length() <= MAX_NAME)
        .toList();
  }

  @Override
  public void close() throws IOException {
    for (BufferedReader reader : opened) {
      reader.close();
    }
  }
}
