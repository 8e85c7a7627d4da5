package dev.ilmyeon.bench.gateway;

import dev.ilmyeon.bench.gateway.GatewayFolder.Variant;
import dev.ilmyeon.bench.gateway.Launch.Training;
import dev.ilmyeon.bench.machine.ProcessUse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A gateway's process, from its start to its end. Ends with the bench, whatever happens. */
public final class RunningGateway implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(15);

  private final Process process;
  private final Path log;
  private final Thread atExit;
  private final long startedAt = System.nanoTime();

  private RunningGateway(Process process, Path log) {
    this.process = process;
    this.log = log;
    this.atExit = new Thread(this::kill);
    Runtime.getRuntime().addShutdownHook(atExit);
  }

  public static RunningGateway start(Variant variant, Launch launch, Training training)
      throws IOException {
    Files.createDirectories(launch.work());
    Path log = launch.work().resolve(variant.name() + ".log");
    ProcessBuilder builder =
        new ProcessBuilder(
                "taskset",
                "-c",
                launch.cpus(),
                variant.gateway().folder().resolve("run").toString())
            .directory(variant.gateway().folder().toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    // What a shell exports for other programs is not for these.
    builder.environment().keySet().removeAll(List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS"));
    builder.environment().putAll(launch.environment(variant.sharing(), training));
    return new RunningGateway(builder.start(), log);
  }

  /** Since the start. */
  public Duration age() {
    return Duration.ofNanos(System.nanoTime() - startedAt);
  }

  public boolean isAlive() {
    return process.isAlive();
  }

  public ProcessUse use() {
    return new ProcessUse(process.toHandle());
  }

  public boolean isJvm() {
    return process.toHandle().info().command().orElse("").endsWith("/java");
  }

  public JvmUse jvm() throws IOException {
    return JvmUse.of(process.pid());
  }

  /** What it prints. */
  public Path log() {
    return log;
  }

  /** Asks it to end and waits until it has, for a training run rather long. */
  public void stop(Duration patience) {
    process.destroy();
    try {
      process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
  }

  private void kill() {
    Stream.concat(process.descendants(), Stream.of(process.toHandle()))
        .toList()
        .forEach(ProcessHandle::destroyForcibly);
  }

  @Override
  public void close() {
    stop(PATIENCE);
    Runtime.getRuntime().removeShutdownHook(atExit);
  }
}
