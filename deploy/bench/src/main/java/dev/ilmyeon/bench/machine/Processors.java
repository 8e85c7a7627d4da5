package dev.ilmyeon.bench.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;

/** How busy the machine's processors are, whoever makes them so. */
public final class Processors {

  private static final Path STAT = Path.of("/proc/stat");
  private static final double TICKS_A_SECOND = 100;
  private static final Duration LOOK = Duration.ofSeconds(3);

  private Processors() {}

  /** Seconds that all processors together were busy since the machine's start. */
  public static double busySeconds() throws IOException {
    String[] fields = Files.readAllLines(STAT).getFirst().trim().split(" +");
    long[] ticks = Arrays.stream(fields).skip(1).mapToLong(Long::parseLong).toArray();
    long idle = ticks[3] + ticks[4];
    return (Arrays.stream(ticks, 0, 8).sum() - idle) / TICKS_A_SECOND;
  }

  /**
   * Waits until others leave the processors alone.
   *
   * @param share of one processor that may be busy
   * @return whether it came so in time
   */
  public static boolean awaitQuiet(double share, Duration limit) throws IOException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (true) {
      double before = busySeconds();
      LockSupport.parkNanos(LOOK.toNanos());
      if (busySeconds() - before < share * LOOK.toSeconds()) {
        return true;
      }
      if (System.nanoTime() > deadline) {
        return false;
      }
    }
  }

  /** How many the machine has, whichever of them this process may use. */
  public static long count() throws IOException {
    return Files.readAllLines(STAT).stream().filter(line -> line.matches("cpu[0-9].*")).count();
  }

  /** As in {@code /proc/cpuinfo}. */
  public static String model() throws IOException {
    return Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
        .filter(line -> line.startsWith("model name"))
        .map(line -> line.substring(line.indexOf(':') + 1).strip())
        .findFirst()
        .orElse("unknown processor");
  }
}
