package dev.ilmyeon.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * What runs now, in a file for each process, so that a launcher finds what one before it left when
 * it was killed.
 */
public final class Records {

  private final Path directory;

  public Records(Path directory) {
    this.directory = directory;
  }

  /** Keeps a process that was just started; ends it if that cannot be. */
  public void keep(String name, Process process, String executable) throws IOException {
    try {
      ProcessRecord.of(process.toHandle(), executable).write(file(name));
    } catch (IOException e) {
      process.destroyForcibly();
      throw e;
    }
  }

  /** Call it when the process has ended. */
  public void forget(String name) throws IOException {
    Files.deleteIfExists(file(name));
  }

  /**
   * Ends each recorded process that still runs, its name told first; a process that its record no
   * longer describes is another program's and is left alone.
   */
  public void endLeftovers(Duration grace, Consumer<String> found) throws IOException {
    List<ProcessHandle> leftovers = new ArrayList<>();
    List<Path> files = files();
    for (Path file : files) {
      ProcessRecord.live(file)
          .ifPresent(process -> {
            found.accept(name(file));
            leftovers.add(process);
          });
    }
    Ending.all(leftovers, grace);
    for (Path file : files) {
      Files.deleteIfExists(file);
    }
  }

  private Path file(String name) {
    return directory.resolve(name + ProcessRecord.SUFFIX);
  }

  private static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.length() - ProcessRecord.SUFFIX.length());
  }

  private List<Path> files() {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(f -> f.toString().endsWith(ProcessRecord.SUFFIX)).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
