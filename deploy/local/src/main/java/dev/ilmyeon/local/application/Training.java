package dev.ilmyeon.local.application;

import dev.ilmyeon.local.data.Trees;
import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.process.Ending;
import dev.ilmyeon.local.process.LocalPort;
import dev.ilmyeon.local.process.LogFile;
import dev.ilmyeon.local.process.Records;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Makes the start-up caches that are missing, one application after another and behind all other
 * work: a second copy of the application is started on a port of its own, asked a question, and
 * ended, whereupon its JVM writes the cache. A cache appears whole or not at all.
 */
public final class Training implements AutoCloseable {

  private static final long START_SECONDS = 120;
  private static final long WRITE_SECONDS = 120;
  private static final long POLL_MILLIS = 100;
  private static final int REQUESTS = 3;

  private final List<Application> applications;
  private final String question;
  private final Path logs;
  private final Records records;
  private final Consumer<Application> trained;
  private @Nullable Process process;
  private @Nullable Thread thread;
  private boolean stopping;

  /**
   * @param question the JSON posted to the gateway
   * @param trained told of each cache made
   */
  public Training(
      List<Application> applications,
      String question,
      Path logs,
      Records records,
      Consumer<Application> trained) {
    this.applications = List.copyOf(applications);
    this.question = question;
    this.logs = logs;
    this.records = records;
    this.trained = trained;
  }

  public synchronized void start() {
    thread = Thread.ofPlatform().daemon().name("training").start(this::trainAll);
  }

  private void trainAll() {
    for (Application application : applications) {
      try {
        if (Files.notExists(application.cache())) {
          train(application);
        }
      } catch (IOException _) {
        // Later starts take longer; there is nothing to be done about it here.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private void train(Application application) throws IOException, InterruptedException {
    Path cache = application.cache();
    // The JVM writes more than one file on its way.
    Path desk = cache.resolveSibling("training");
    Trees.delete(desk);
    Path fresh = Files.createDirectory(desk).resolve("start.aot");
    int port = LocalPort.anyFree();
    Process copy = launch(application, fresh, port);
    if (copy == null) {
      return;
    }
    try {
      if (!answers(copy, port)) {
        return;
      }
      ask(application, port);
      copy.destroy();
      if (copy.waitFor(WRITE_SECONDS, TimeUnit.SECONDS) && !isStopping() && Files.exists(fresh)) {
        Files.move(fresh, cache, StandardCopyOption.ATOMIC_MOVE);
        trained.accept(application);
      }
    } finally {
      Ending.all(List.of(copy.toHandle()), Duration.ZERO);
      Trees.delete(desk);
      records.forget("training");
    }
  }

  private synchronized @Nullable Process launch(Application application, Path cache, int port)
      throws IOException {
    if (stopping) {
      return null;
    }
    LogFile log = LogFile.in(logs, "training-" + application.name());
    log.rotate();
    List<String> command = new ArrayList<>();
    if (Files.isExecutable(Path.of("/usr/bin/nice"))) {
      command.addAll(List.of("/usr/bin/nice", "-n", "19"));
    }
    command.add(Java.launcher().toString());
    Process copy = application.start(command, List.of("-XX:AOTCacheOutput=" + cache), port, log);
    records.keep("training", copy, application.executable());
    process = copy;
    return copy;
  }

  private boolean answers(Process copy, int port) throws InterruptedException {
    long polls = TimeUnit.SECONDS.toMillis(START_SECONDS) / POLL_MILLIS;
    for (long poll = 0; poll < polls; poll++) {
      if (copy.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
        return false;
      }
      if (Http.isOk(Application.readiness(port))) {
        return true;
      }
    }
    return false;
  }

  private void ask(Application application, int port) {
    for (int i = 0; i < REQUESTS; i++) {
      if (application.part() == Part.GATEWAY) {
        Trial.askJson(question, port);
      } else {
        Trial.ask(application, port);
      }
    }
  }

  private synchronized boolean isStopping() {
    return stopping;
  }

  /** Ends it at once; what was unfinished is dropped. */
  @Override
  public void close() {
    Process copy;
    Thread trainer;
    synchronized (this) {
      stopping = true;
      copy = process;
      trainer = thread;
    }
    if (copy != null) {
      List<ProcessHandle> all = new ArrayList<>(copy.descendants().toList());
      all.add(copy.toHandle());
      all.forEach(ProcessHandle::destroyForcibly);
    }
    if (trainer != null) {
      trainer.interrupt();
    }
  }
}
