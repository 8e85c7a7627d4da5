package dev.ilmyeon.articles.importing;

import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** Bad lines, each with its number and what is wrong with it; as JSON lines. */
final class Rejects {

  private static final Logger log = LoggerFactory.getLogger(Rejects.class);

  private final Path file;
  private final JsonMapper json;
  private long count;

  /**
   * @param more whether they are added to what is there, else that is gone
   */
  Rejects(Path file, JsonMapper json, boolean more) throws IOException {
    this.file = file;
    this.json = json;
    if (!more) {
      Files.deleteIfExists(file);
    }
  }

  void add(long number, String line, String why) throws IOException {
    Map<String, Object> reject = new LinkedHashMap<>();
    reject.put("line", number);
    reject.put("why", why);
    reject.put("text", line);
    try (Writer writer =
        Files.newBufferedWriter(
            file, StandardCharsets.UTF_8, StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
      writer.write(json.writeValueAsString(reject) + "\n");
    }
    count++;
    log.warn("Line {} is rejected: {}", number, why);
  }

  long count() {
    return count;
  }
}
