package dev.ilmyeon.local.terminal;

import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * One line for each part that starts: redrawn in place on an interactive terminal, printed once for
 * each change elsewhere. {@link #say} prints between.
 */
public final class Progress implements AutoCloseable {

  private static final String CLEAR_BELOW = "\u001b[J";
  private static final int NAME_CELLS = 12;
  private static final long TICK_MILLIS = 250;

  private final Terminal terminal;
  private final InstantSource time;
  private final Map<String, Line> lines = new LinkedHashMap<>();
  private int drawn;
  private boolean closed;
  private @Nullable ScheduledExecutorService ticker;
  private @Nullable Future<?> tick;

  private record Line(long since, Step step) {}

  /** What a part does now, and whether that ends its start. */
  public record Step(String text, @Nullable Style style, boolean settled) {

    public static Step doing(String text) {
      return new Step(text, null, false);
    }

    public static Step done(String text) {
      return new Step(text, Style.GREEN, true);
    }

    public static Step failed(String text) {
      return new Step(text, Style.RED, true);
    }

    public static Step leftOut(String text) {
      return new Step(text, Style.DIM, true);
    }
  }

  public Progress(Terminal terminal, InstantSource time) {
    this.terminal = terminal;
    this.time = time;
  }

  /** Starts the clock of what is being waited for. */
  public Progress live() {
    if (terminal.interactive()) {
      ticker =
          Executors.newSingleThreadScheduledExecutor(
              Thread.ofPlatform().daemon().name("progress").factory());
      tick =
          ticker.scheduleAtFixedRate(this::redraw, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
    }
    return this;
  }

  public synchronized void step(String name, Step step) {
    Line before = lines.get(name);
    lines.put(name, new Line(before == null ? time.millis() : before.since, step));
    if (closed || !terminal.interactive()) {
      terminal.line(row(name, lines.get(name)));
    } else {
      redraw();
    }
  }

  public synchronized void say(String text) {
    erase();
    terminal.line(text);
    redraw();
  }

  private synchronized void redraw() {
    if (closed || !terminal.interactive()) {
      return;
    }
    erase();
    lines.forEach((name, line) -> terminal.line(row(name, line)));
    drawn = lines.size();
  }

  private void erase() {
    if (drawn > 0) {
      terminal.out().print("\u001b[%dA\r".formatted(drawn) + CLEAR_BELOW);
      drawn = 0;
    }
  }

  private String row(String name, Line line) {
    Step step = line.step;
    String elapsed = terminal.interactive() && !step.settled ? elapsed(line) : "";
    String text = Text.fit(step.text + elapsed, Math.max(10, terminal.columns() - NAME_CELLS - 3));
    return "  %s%s"
        .formatted(
            Text.pad(name, NAME_CELLS),
            step.style == null ? text : terminal.styled(step.style, text));
  }

  private String elapsed(Line line) {
    return "  " + seconds(Duration.ofMillis(time.millis() - line.since));
  }

  /** As the launcher writes a time taken: {@code 1.2 s}. */
  public static String seconds(Duration duration) {
    return String.format(Locale.ROOT, "%.1f s", duration.toMillis() / 1000.0);
  }

  /** Leaves the lines as they are; what follows is printed below. */
  @Override
  public synchronized void close() {
    redraw();
    closed = true;
    drawn = 0;
    if (ticker != null && tick != null) {
      tick.cancel(false);
      ticker.shutdown();
    }
  }
}
