package dev.ilmyeon.local;

import dev.ilmyeon.local.application.Application;
import dev.ilmyeon.local.application.Training;
import dev.ilmyeon.local.data.DataDirectory;
import dev.ilmyeon.local.option.Options;
import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.page.FrontPage;
import dev.ilmyeon.local.page.FrontPageClient;
import dev.ilmyeon.local.page.PageText;
import dev.ilmyeon.local.process.RestartPolicy;
import dev.ilmyeon.local.terminal.Problem;
import dev.ilmyeon.local.terminal.Progress;
import dev.ilmyeon.local.terminal.Progress.Step;
import dev.ilmyeon.local.terminal.Style;
import dev.ilmyeon.local.terminal.Terminal;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;

/** One run from start to stop. {@link #close} may come at any time, from the shutdown hook. */
final class Run implements AutoCloseable {

  private final Options options;
  private final Terminal terminal;
  private final Instant from;
  private final Checkout checkout = Checkout.find();
  private final CountDownLatch stopped = new CountDownLatch(1);

  private @Nullable Portal portal;
  private @Nullable Training training;
  private @Nullable DataDirectory data;
  private boolean closed;

  Run(Options options, Terminal terminal, Instant from) {
    this.options = options;
    this.terminal = terminal;
    this.from = from;
  }

  /** Returns the exit status when everything asked for is done; otherwise runs until closed. */
  int run() throws IOException, InterruptedException {
    DataDirectory directory = openData();
    try (Progress progress = new Progress(terminal, InstantSource.system())) {
      Report report = new Report(terminal, progress);
      Portal all = openPortal(directory, report);
      all.endLeftovers(
          name -> progress.say("A killed launcher left %s running: it is ended.".formatted(name)));
      startOver(directory);
      all.requirePorts();
      progress.live();
      progress.step("postgres", Step.doing("preparing"));
      for (Part part : Part.values()) {
        progress.step(
            part.label(),
            options.starts(part) ? Step.doing("preparing") : Step.leftOut("left out"));
      }
      List<Part> answering = all.start();
      progress.close();
      boolean whole = show(report, answering);
      if (options.once()) {
        return whole ? 0 : 1;
      }
      train(all);
      stopped.await();
      return 0;
    }
  }

  private DataDirectory openData() {
    DataDirectory directory =
        DataDirectory.open(Objects.requireNonNullElse(options.data(), checkout.data()));
    synchronized (this) {
      data = directory;
    }
    return directory;
  }

  /** Whoever closed this before there was a portal could not close that. */
  private synchronized Portal openPortal(DataDirectory directory, Report report)
      throws InterruptedException {
    if (closed) {
      throw new InterruptedException("Stopped before anything was started");
    }
    Portal all = new Portal(options, checkout, directory, RestartPolicy.DEFAULT, report);
    portal = all;
    return all;
  }

  private void startOver(DataDirectory directory) {
    if (!options.fresh() || !directory.hasContent()) {
      return;
    }
    if (!options.yes()) {
      if (!terminal.interactive()) {
        throw new Problem(
            "--fresh deletes the content of %s and asks before; without a terminal, add --yes."
                .formatted(directory.root()));
      }
      if (!terminal.confirms("Delete all content below " + directory.root() + "?")) {
        throw new Problem("Nothing was deleted and nothing started.");
      }
    }
    directory.clear();
  }

  /** Prints the page and the addresses; whether everything started is whole. */
  private boolean show(Report report, List<Part> answering)
      throws IOException, InterruptedException {
    boolean whole = answering.size() == options.parts().size();
    if (answering.contains(Part.GATEWAY)) {
      Optional<FrontPage> page = new FirstPage(client(), answering, terminal::line).await();
      page.ifPresent(got -> PageText.of(got, terminal).forEach(terminal::line));
      whole = whole && page.isPresent();
      page.ifPresent(this::tellTimes);
    }
    report.addresses(options.ports(), answering);
    if (options.liveDemo() && answering.contains(Part.WEATHER)) {
      report.liveDemo();
    }
    if (!options.once()) {
      terminal.line("");
      terminal.line("Ctrl-C stops everything. Logs: " + Report.shown(logs()));
    }
    return whole;
  }

  private void tellTimes(FrontPage page) {
    terminal.line(
        "The page took %d ms, everything from the start %s."
            .formatted(
                page.took().toMillis(), Progress.seconds(Duration.between(from, Instant.now()))));
  }

  private FrontPageClient client() throws IOException {
    return new FrontPageClient(
        Wiring.portal(options.ports()).resolve("/graphql"), checkout.frontPageQuery());
  }

  private synchronized Path logs() {
    return Objects.requireNonNull(data).logs();
  }

  private void train(Portal all) throws IOException {
    String question = client().request();
    synchronized (this) {
      if (!closed && options.training()) {
        training =
            new Training(all.applications(), question, logs(), all.records(), this::tellTrained);
        training.start();
      }
    }
  }

  private void tellTrained(Application application) {
    terminal.line(
        terminal.styled(
            Style.DIM, "The next start of %s will be faster.".formatted(application.name())));
  }

  /** Stops everything that runs by now and starts nothing more. */
  @Override
  public void close() {
    Training trainer;
    Portal all;
    DataDirectory directory;
    synchronized (this) {
      closed = true;
      trainer = training;
      all = portal;
      directory = data;
    }
    if (trainer != null) {
      trainer.close();
    }
    if (all != null) {
      tellStop();
      all.close();
    }
    release(directory);
    stopped.countDown();
  }

  private void tellStop() {
    if (!options.once()) {
      terminal.line("");
      terminal.line("Stopping");
    }
  }

  private static void release(@Nullable DataDirectory directory) {
    try {
      if (directory != null) {
        directory.close();
      }
    } catch (IOException _) {
      // The lock goes with the process.
    }
  }
}
