package dev.ilmyeon.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What a process with all its children uses, as {@code /proc} tells it. */
public final class ProcessUse {

  /** USER_HZ, which is 100 on every Linux of today. */
  private static final double TICKS_A_SECOND = 100;

  private final ProcessHandle process;

  public ProcessUse(ProcessHandle process) {
    this.process = process;
  }

  /**
   * @param residentMb resident set
   * @param peakMb the largest that it was
   * @param descriptors open files and sockets
   */
  public record Memory(long residentMb, long peakMb, long descriptors) {}

  /** Of all processors together since the start. */
  public double cpuSeconds() {
    return processes().stream().mapToDouble(ProcessUse::cpuSeconds).sum();
  }

  private static double cpuSeconds(ProcessHandle each) {
    String stat = read(proc(each).resolve("stat"));
    if (stat.isEmpty()) {
      return 0;
    }
    String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
    return (Long.parseLong(fields[11]) + Long.parseLong(fields[12])) / TICKS_A_SECOND;
  }

  public Memory memory() {
    long resident = 0;
    long peak = 0;
    long descriptors = 0;
    for (ProcessHandle each : processes()) {
      String status = read(proc(each).resolve("status"));
      resident += kilobytes(status, "VmRSS:");
      peak += kilobytes(status, "VmHWM:");
      try (Stream<Path> open = Files.list(proc(each).resolve("fd"))) {
        descriptors += open.count();
      } catch (IOException e) {
        // It has ended.
      }
    }
    return new Memory(resident / 1024, peak / 1024, descriptors);
  }

  private static long kilobytes(String status, String name) {
    return status
        .lines()
        .filter(line -> line.startsWith(name))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }

  private List<ProcessHandle> processes() {
    return Stream.concat(Stream.of(process), process.descendants()).toList();
  }

  private static Path proc(ProcessHandle process) {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      return "";
    }
  }
}
