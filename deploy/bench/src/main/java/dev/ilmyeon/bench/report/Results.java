package dev.ilmyeon.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A run's findings as lines of JSON, each with its kind: kept at once, read again for a report. */
public final class Results {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Map<String, Class<? extends Record>> KINDS =
      Map.of(
          "about", About.class,
          "measurement", Measurement.class,
          "start", Start.class,
          "settling", Settling.class,
          "memory", MemoryUse.class,
          "failure", Failure.class);

  private final Path file;

  public Results(Path file) {
    this.file = file;
  }

  /** When, where and how it was measured. */
  public record About(String date, String machine, String how) {
    @Override
    public String toString() {
      return date + ", " + machine + "; " + how;
    }
  }

  private record Line(String kind, Object found) {}

  public void clear() throws IOException {
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.deleteIfExists(file);
  }

  public void add(Record found) throws IOException {
    String kind =
        KINDS.entrySet().stream()
            .filter(each -> each.getValue().equals(found.getClass()))
            .findFirst()
            .orElseThrow()
            .getKey();
    Files.writeString(
        file,
        JSON.writeValueAsString(new Line(kind, found)) + "\n",
        StandardOpenOption.CREATE,
        StandardOpenOption.APPEND);
  }

  public <T extends Record> List<T> all(Class<T> type) throws IOException {
    List<T> found = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      JsonNode node = JSON.readTree(line);
      if (type.equals(KINDS.get(node.path("kind").asString()))) {
        found.add(JSON.treeToValue(node.get("found"), type));
      }
    }
    return found;
  }
}
