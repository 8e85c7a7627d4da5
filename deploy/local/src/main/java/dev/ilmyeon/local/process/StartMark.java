package dev.ilmyeon.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * When a process started, written so that it is equal whenever it is read: on Linux the clock ticks
 * since a named boot, for the wall clock may be set meanwhile; elsewhere the milliseconds that the
 * system tells.
 */
final class StartMark {

  private static final Path BOOT = Path.of("/proc/sys/kernel/random/boot_id");

  /**
   * Counted from the state that follows the program's name, field 22 of {@code proc_pid_stat}(5).
   */
  private static final int START_AFTER_NAME = 19;

  private StartMark() {}

  /** Empty when it cannot be known. */
  static String of(ProcessHandle process) {
    try {
      String stat = Files.readString(Path.of("/proc", Long.toString(process.pid()), "stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return Files.readString(BOOT).strip() + ":" + fields[START_AFTER_NAME];
    } catch (IOException _) {
      return process.info().startInstant().map(start -> start.toEpochMilli() + "").orElse("");
    }
  }
}
