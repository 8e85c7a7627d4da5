package dev.ilmyeon.local.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** What a program writes, kept for the last runs. */
public record LogFile(Path file) {

  private static final int KEPT = 3;
  private static final int TAIL_BYTES = 16_384;

  public static LogFile in(Path directory, String name) {
    return new LogFile(directory.resolve(name + ".log"));
  }

  /** Puts the last run's aside as {@code name.1.log} and drops the oldest. */
  public void rotate() {
    try {
      for (int age = KEPT; age >= 1; age--) {
        Path younger = age == 1 ? file : aged(age - 1);
        if (Files.exists(younger)) {
          Files.move(younger, aged(age), StandardCopyOption.REPLACE_EXISTING);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path aged(int age) {
    String name = file.getFileName().toString();
    return file.resolveSibling(name.substring(0, name.length() - 4) + "." + age + ".log");
  }

  /** Where a process is to write both its streams, after what is there. */
  public ProcessBuilder.Redirect appended() {
    return ProcessBuilder.Redirect.appendTo(file.toFile());
  }

  /** The last lines, or none where there is no file. */
  public List<String> tail(int lines) {
    try (RandomAccessFile log = new RandomAccessFile(file.toFile(), "r")) {
      long from = Math.max(0, log.length() - TAIL_BYTES);
      byte[] end = new byte[(int) (log.length() - from)];
      log.seek(from);
      log.readFully(end);
      List<String> all = new String(end, StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - lines), all.size());
    } catch (IOException _) {
      return List.of();
    }
  }
}
