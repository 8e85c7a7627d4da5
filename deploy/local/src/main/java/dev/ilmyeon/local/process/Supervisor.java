package dev.ilmyeon.local.process;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Keeps one program running: starts it, waits until it answers, starts it again when it dies, and
 * gives up when that does not help. Each process is recorded in a file while it runs, so that a
 * later launcher finds it if this one is killed.
 */
public final class Supervisor {

  private static final long POLL_MILLIS = 50;

  /** A Ctrl-C reaches the children as well: what ends together with us did not die by itself. */
  private static final Duration SAME_SIGNAL = Duration.ofMillis(300);

  private final Program program;
  private final RestartPolicy policy;
  private final Records records;
  private final Consumer<ProgramEvent> events;
  private final InstantSource time = InstantSource.system();

  private final CompletableFuture<Boolean> settled = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private boolean stopping;
  private @Nullable Process current;
  private @Nullable Thread thread;

  public Supervisor(
      Program program, RestartPolicy policy, Records records, Consumer<ProgramEvent> events) {
    this.program = program;
    this.policy = policy;
    this.records = records;
    this.events = events;
  }

  /** Starts in the background. */
  public void start() {
    lock.lock();
    try {
      thread = Thread.ofPlatform().daemon().name("keep-" + program.name()).start(this::keep);
    } finally {
      lock.unlock();
    }
  }

  /** Completes with true when the program first answers, with false when that is given up. */
  public CompletableFuture<Boolean> settled() {
    return settled.copy();
  }

  /** Its process, while there is one. */
  public Optional<ProcessHandle> process() {
    lock.lock();
    try {
      return Optional.ofNullable(current).map(Process::toHandle);
    } finally {
      lock.unlock();
    }
  }

  /** Ends the program for good and returns when nothing is left of it. */
  public void stop() {
    Process process;
    Thread keeper;
    lock.lock();
    try {
      stopping = true;
      changed.signalAll();
      process = current;
      keeper = thread;
    } finally {
      lock.unlock();
    }
    if (process != null && process.isAlive()) {
      program.stop(process);
    }
    if (keeper != null) {
      joined(keeper);
    }
  }

  private void keep() {
    try {
      int deaths = 0;
      boolean again = true;
      while (again) {
        Instant from = time.instant();
        String how = runOnce(from);
        if (pausedUnlessStopping(SAME_SIGNAL)) {
          boolean healthy =
              Duration.between(from, time.instant()).compareTo(policy.healthy()) > 0
                  && policy.attempts() > 0;
          deaths = healthy ? 1 : deaths + 1;
          again = restarts(deaths, how);
        } else {
          again = false;
        }
      }
    } catch (RuntimeException e) {
      process().ifPresent(ProcessHandle::destroyForcibly);
      events.accept(new ProgramEvent.GivenUp(program, String.valueOf(e)));
    } finally {
      settled.complete(false);
    }
  }

  private boolean restarts(int deaths, String how) {
    if (deaths > policy.attempts()) {
      events.accept(new ProgramEvent.GivenUp(program, how));
      return false;
    }
    Duration pause = policy.pause(deaths);
    events.accept(new ProgramEvent.Died(program, how, pause));
    return pausedUnlessStopping(pause);
  }

  /** From launch to end; tells how it ended. */
  private String runOnce(Instant from) {
    try {
      Process process = launched();
      if (process == null) {
        return "stopped";
      }
      boolean answered = answers(process, from);
      int exit = process.waitFor();
      records.forget(program.name());
      if (!answered && !isStopping()) {
        program.failedToStart();
      }
      return exit > 128 && exit < 160 ? "signal " + (exit - 128) : "exit code " + exit;
    } catch (IOException e) {
      return String.valueOf(e.getMessage());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return "interrupted";
    } finally {
      ended();
    }
  }

  /** Null when it is to stop. */
  private @Nullable Process launched() throws IOException {
    lock.lock();
    try {
      if (stopping) {
        return null;
      }
      Process process = program.launch();
      records.keep(program.name(), process, program.executable());
      current = process;
      events.accept(new ProgramEvent.Starting(program));
      return process;
    } finally {
      lock.unlock();
    }
  }

  private boolean answers(Process process, Instant from) throws InterruptedException {
    while (!process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS)) {
      Duration taken = Duration.between(from, time.instant());
      if (program.answers()) {
        events.accept(new ProgramEvent.Ready(program, taken));
        settled.complete(true);
        return true;
      }
      if (taken.compareTo(policy.starting()) > 0) {
        process.destroyForcibly();
      }
    }
    return false;
  }

  private void ended() {
    lock.lock();
    try {
      current = null;
    } finally {
      lock.unlock();
    }
  }

  private boolean isStopping() {
    lock.lock();
    try {
      return stopping;
    } finally {
      lock.unlock();
    }
  }

  /** False when it is to stop, at once even in the midst of the pause. */
  private boolean pausedUnlessStopping(Duration pause) {
    lock.lock();
    try {
      long left = pause.toNanos();
      while (!stopping && left > 0) {
        left = changed.awaitNanos(left);
      }
      return !stopping;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      lock.unlock();
    }
  }

  private static void joined(Thread keeper) {
    try {
      keeper.join(Duration.ofSeconds(5));
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
