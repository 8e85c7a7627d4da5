package dev.ilmyeon.local;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The launcher as people start it: a process of its own, seen by what it prints. */
final class LauncherProcess implements AutoCloseable {

  /** Every wait is for something that comes; how soon, depends on what else the machine does. */
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final Path data;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
  private final List<String> seen = new ArrayList<>();

  private LauncherProcess(Process process, Path data) {
    this.process = process;
    this.data = data;
    Thread.ofVirtual().start(this::read);
  }

  static LauncherProcess start(TestCheckout checkout, Path data, String... options) {
    return start(checkout, data, Map.of(), options);
  }

  static LauncherProcess start(
      TestCheckout checkout, Path data, Map<String, String> environment, String... options) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Dilmyeon.checkout=" + checkout.root(),
                "-cp",
                System.getProperty("java.class.path"),
                Launcher.class.getName(),
                "--data=" + data));
    command.addAll(Arrays.asList(options));
    try {
      ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
      builder.environment().putAll(environment);
      return new LauncherProcess(builder.start(), data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader output = process.inputReader(StandardCharsets.UTF_8)) {
      output.lines().forEach(lines::add);
    } catch (IOException | UncheckedIOException _) {
      // It ended.
    }
  }

  Process process() {
    return process;
  }

  /** Waits for a line that holds the text, from where the last wait stopped. */
  String line(String text) throws InterruptedException {
    while (true) {
      String line = lines.poll(PATIENCE.toSeconds(), TimeUnit.SECONDS);
      if (line == null) {
        throw new AssertionError("No '%s' in:\n%s".formatted(text, String.join("\n", seen)));
      }
      seen.add(line);
      if (line.contains(text)) {
        return line;
      }
    }
  }

  /** Waits for its end; its exit status. */
  int status() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("It runs on");
    }
    return process.exitValue();
  }

  /** All it printed, after its end. */
  String output() throws InterruptedException {
    status();
    String line = lines.poll(1, TimeUnit.SECONDS);
    while (line != null) {
      seen.add(line);
      line = lines.poll(200, TimeUnit.MILLISECONDS);
    }
    return String.join("\n", seen);
  }

  /** All it has printed so far. */
  String soFar() {
    lines.drainTo(seen);
    return String.join("\n", seen);
  }

  /** What runs by its records, by name. */
  Map<String, ProcessHandle> children() throws IOException {
    Map<String, ProcessHandle> children = new TreeMap<>();
    try (Stream<Path> records = Files.list(data.resolve("run"))) {
      for (Path record : records.filter(file -> file.toString().endsWith(".pid")).toList()) {
        String name = record.getFileName().toString().replace(".pid", "");
        long pid = Long.parseLong(Files.readAllLines(record).getFirst());
        ProcessHandle.of(pid).ifPresent(child -> children.put(name, child));
      }
    }
    return children;
  }

  /** Never leaves anything running that it started. */
  @Override
  public void close() {
    List<ProcessHandle> children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
  }
}
