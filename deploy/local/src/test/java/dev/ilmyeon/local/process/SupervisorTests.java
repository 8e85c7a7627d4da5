package dev.ilmyeon.local.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** On real processes: shells that wait, or end as told. */
@Timeout(60)
class SupervisorTests {

  private static final RestartPolicy QUICK =
      new RestartPolicy(
          2,
          Duration.ofMillis(1),
          Duration.ofMillis(4),
          Duration.ofMinutes(1),
          Duration.ofSeconds(30));

  @TempDir Path directory;

  private final BlockingQueue<ProgramEvent> events = new LinkedBlockingQueue<>();
  private Records records;

  @BeforeEach
  void keepRecords() {
    records = new Records(directory);
  }

  @Test
  void keepsAProgramUntilItIsStopped() throws Exception {
    Supervisor supervisor = supervisor(new Shell(directory, "exec sleep 600"));
    supervisor.start();

    assertThat(supervisor.settled().join()).isTrue();
    ProcessHandle process = supervisor.process().orElseThrow();
    assertThat(directory.resolve("shell.pid")).content().startsWith(process.pid() + "\n");

    supervisor.stop();

    assertThat(process.isAlive()).isFalse();
    assertThat(supervisor.process()).isEmpty();
    assertThat(directory.resolve("shell.pid")).doesNotExist();
    assertThat(events)
        .hasExactlyElementsOfTypes(ProgramEvent.Starting.class, ProgramEvent.Ready.class);
  }

  @Test
  void startsAgainWhatWasKilled() throws Exception {
    Supervisor supervisor = supervisor(new Shell(directory, "exec sleep 600"));
    supervisor.start();
    next(ProgramEvent.Starting.class);
    next(ProgramEvent.Ready.class);
    ProcessHandle first = supervisor.process().orElseThrow();

    first.destroyForcibly();

    assertThat(next(ProgramEvent.Died.class).how()).isEqualTo("signal 9");
    next(ProgramEvent.Starting.class);
    next(ProgramEvent.Ready.class);
    assertThat(supervisor.process().orElseThrow()).isNotEqualTo(first);
    supervisor.stop();
  }

  @Test
  void givesUpWhatKeepsEnding() throws Exception {
    Shell shell = new Shell(directory, "echo no luck; exit 7");
    shell.answers = false;
    Supervisor supervisor = supervisor(shell);
    supervisor.start();

    assertThat(supervisor.settled().join()).isFalse();
    assertThat(events)
        .hasExactlyElementsOfTypes(
            ProgramEvent.Starting.class,
            ProgramEvent.Died.class,
            ProgramEvent.Starting.class,
            ProgramEvent.Died.class,
            ProgramEvent.Starting.class,
            ProgramEvent.GivenUp.class);
    assertThat(shell.failures).hasValue(3);
    assertThat(shell.log().tail(2)).containsExactly("no luck", "no luck");
  }

  @Test
  void stopsInTheMidstOfAPause() throws Exception {
    Shell shell = new Shell(directory, "exit 1");
    shell.answers = false;
    Duration long_ = Duration.ofHours(1);
    RestartPolicy patient = new RestartPolicy(9, long_, long_, long_, long_);
    Supervisor supervisor = new Supervisor(shell, patient, records, events::add);
    supervisor.start();
    next(ProgramEvent.Starting.class);
    next(ProgramEvent.Died.class);

    supervisor.stop();

    assertThat(supervisor.settled().join()).isFalse();
  }

  @Test
  void killsWhatIgnoresTheRequestToStop() throws Exception {
    Supervisor supervisor =
        supervisor(new Shell(directory, "trap '' TERM; while :; do sleep 600; done"));
    supervisor.start();
    next(ProgramEvent.Starting.class);
    next(ProgramEvent.Ready.class);
    List<ProcessHandle> all =
        List.of(supervisor.process().orElseThrow(), supervisor.process().orElseThrow());

    supervisor.stop();

    assertThat(all).noneMatch(ProcessHandle::isAlive);
  }

  @Test
  void givesUpWhatNeverAnswers() throws Exception {
    Shell shell = new Shell(directory, "exec sleep 600");
    shell.answers = false;
    RestartPolicy impatient =
        new RestartPolicy(
            0, Duration.ZERO, Duration.ZERO, Duration.ofMinutes(1), Duration.ofMillis(1));
    Supervisor supervisor = new Supervisor(shell, impatient, records, events::add);
    supervisor.start();

    assertThat(supervisor.settled().join()).isFalse();
    assertThat(supervisor.process()).isEmpty();
  }

  @Test
  void endsWhatAKilledLauncherLeft() throws Exception {
    Shell shell = new Shell(directory, "exec sleep 600");
    Process orphan = shell.launch();
    records.keep("shell", orphan, "sleep");
    await(() -> orphan.info().command().orElse("").endsWith("sleep"));
    BlockingQueue<String> found = new LinkedBlockingQueue<>();

    new Records(directory).endLeftovers(Duration.ofSeconds(5), found::add);

    assertThat(found).containsExactly("shell");
    assertThat(orphan.isAlive()).isFalse();
    assertThat(directory.resolve("shell.pid")).doesNotExist();
  }

  @Test
  void neverEndsAnotherProgramThatGotTheNumber() throws Exception {
    Process other = new Shell(directory, "exec sleep 600").launch();
    try {
      records.keep("shell", other, "sleep");
      Path file = directory.resolve("shell.pid");
      List<String> lines = Files.readAllLines(file);
      Files.write(file, List.of(lines.get(0), lines.get(1) + "1", lines.get(2)));
      Files.write(directory.resolve("other.pid"), List.of(lines.get(0), lines.get(1), "java"));
      Files.writeString(directory.resolve("garbled.pid"), "x");

      records.endLeftovers(Duration.ofSeconds(5), name -> {});

      assertThat(other.isAlive()).isTrue();
      assertThat(directory).isDirectoryNotContaining("glob:**.pid");
    } finally {
      other.destroyForcibly();
    }
  }

  private Supervisor supervisor(Program program) {
    return new Supervisor(program, QUICK, records, events::add);
  }

  private <E extends ProgramEvent> E next(Class<E> type) throws InterruptedException {
    return type.cast(events.poll(30, TimeUnit.SECONDS));
  }

  private static void await(java.util.function.BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }

  private static final class Shell implements Program {

    private final String script;
    private final LogFile log;
    private final AtomicInteger failures = new AtomicInteger();
    private boolean answers = true;

    Shell(Path directory, String script) {
      this.script = script;
      this.log = LogFile.in(directory, "shell");
    }

    @Override
    public String name() {
      return "shell";
    }

    @Override
    public String executable() {
      return "sh";
    }

    @Override
    public LogFile log() {
      return log;
    }

    @Override
    public Process launch() throws java.io.IOException {
      return new ProcessBuilder("sh", "-c", script)
          .redirectErrorStream(true)
          .redirectOutput(log.appended())
          .start();
    }

    @Override
    public boolean answers() {
      return answers;
    }

    @Override
    public void failedToStart() {
      failures.incrementAndGet();
    }

    @Override
    public void stop(Process process) {
      Ending.all(List.of(process.toHandle()), Duration.ofMillis(200));
    }
  }
}
