package dev.ilmyeon.platform.testing.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Migrations only add: the version before serves while they run and after them, until the last of
 * its instances is gone. What takes something away comes a version later, and is excused here.
 */
public final class MigrationRules {

  private static final Pattern NAME = Pattern.compile("V([0-9]+)__.*\\.sql");

  /**
   * A risk that somebody has looked at.
   *
   * @param why nobody is hurt: how small the table is, since when nothing uses it
   */
  public record Excuse(int migration, Risk risk, String why) {
    public Excuse {
      if (why.isBlank()) {
        throw new IllegalArgumentException("An excuse says why");
      }
    }
  }

  private record Found(int migration, Risk risk) {}

  private MigrationRules() {}

  /**
   * Reads the scripts of a folder; throws {@link AssertionError} for each risk that nobody has
   * excused and each excuse for what is not there.
   *
   * @param since the newest migration that needs no look: there was no version before it
   */
  public static void check(Path folder, int since, List<Excuse> excuses) {
    Set<Found> found = new LinkedHashSet<>();
    List<String> problems = new ArrayList<>();
    for (Path script : scripts(folder)) {
      Matcher name = NAME.matcher(script.getFileName().toString());
      if (!name.matches() || Integer.parseInt(name.group(1)) <= since) {
        continue;
      }
      int version = Integer.parseInt(name.group(1));
      for (Risk risk : RiskyStatement.risks(SqlScript.statements(text(script)))) {
        found.add(new Found(version, risk));
        if (excuses.stream().noneMatch(e -> e.migration() == version && e.risk() == risk)) {
          problems.add("%s: %s".formatted(script.getFileName(), risk));
        }
      }
    }
    for (Excuse excuse : excuses) {
      if (!found.contains(new Found(excuse.migration(), excuse.risk()))) {
        problems.add("There is nothing to excuse: " + excuse);
      }
    }
    if (!problems.isEmpty()) {
      throw new AssertionError(
          "Not safe while the version before serves: " + String.join("; ", problems));
    }
  }

  private static List<Path> scripts(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> scripts = files.sorted().toList();
      if (scripts.isEmpty()) {
        throw new AssertionError("No migrations in " + folder + ": the rules would check nothing");
      }
      return scripts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(Path script) {
    try {
      return Files.readString(script);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
