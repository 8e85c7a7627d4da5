package dev.ilmyeon.local;

import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.option.Ports;
import dev.ilmyeon.local.process.Program;
import dev.ilmyeon.local.process.ProgramEvent;
import dev.ilmyeon.local.terminal.Progress;
import dev.ilmyeon.local.terminal.Progress.Step;
import dev.ilmyeon.local.terminal.Style;
import dev.ilmyeon.local.terminal.Terminal;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/** Tells the person at the terminal what happens to the programs. */
final class Report implements Consumer<ProgramEvent> {

  private static final int TAIL = 12;

  private final Terminal terminal;
  private final Progress progress;

  Report(Terminal terminal, Progress progress) {
    this.terminal = terminal;
    this.progress = progress;
  }

  @Override
  public void accept(ProgramEvent event) {
    Program program = event.program();
    switch (event) {
      case ProgramEvent.Starting _ -> progress.step(program.name(), Step.doing("starting"));
      case ProgramEvent.Ready ready ->
          progress.step(
              program.name(), Step.done("ready after " + Progress.seconds(ready.after())));
      case ProgramEvent.Died died -> {
        progress.say(
            terminal.styled(
                Style.YELLOW,
                "%s ended by itself (%s); starting it again in %s. Its log: %s"
                    .formatted(
                        program.name(),
                        died.how(),
                        Progress.seconds(died.pause()),
                        shown(program.log().file()))));
        progress.step(program.name(), Step.doing("died (" + died.how() + ")"));
      }
      case ProgramEvent.GivenUp given -> {
        List<String> tail = program.log().tail(TAIL);
        progress.say(
            terminal.styled(
                Style.RED,
                "%s keeps ending (%s) and is given up. The end of %s:"
                    .formatted(program.name(), given.how(), shown(program.log().file()))));
        tail.forEach(line -> progress.say("  | " + line));
        progress.step(program.name(), Step.failed("given up (" + given.how() + ")"));
      }
    }
  }

  /** A path as short as it can be typed from here. */
  static String shown(Path path) {
    Path here = Path.of("").toAbsolutePath();
    return path.startsWith(here) ? here.relativize(path).toString() : path.toString();
  }

  /** What is not to be taken for real. */
  void liveDemo() {
    terminal.line("");
    terminal.line(
        terminal.styled(
            Style.YELLOW,
            "The live edition's weather is SIMULATED, not observed: weatherStrip(edition: \"live\")"));
  }

  /** Where to go from here. */
  void addresses(Ports ports, List<Part> answering) {
    String portal = Wiring.portal(ports).toString();
    terminal.line("");
    if (answering.contains(Part.GATEWAY)) {
      terminal.line("  GraphQL   " + portal + "/graphql");
      terminal.line("  IDE       " + portal + "/ide");
      terminal.line("  Health    " + portal + "/actuator/health");
      terminal.line("  Metrics   " + portal + "/actuator/prometheus");
    }
    for (Part part : answering) {
      if (part.isService()) {
        terminal.line("  %-9s http://localhost:%d/graphql".formatted(part.label(), ports.of(part)));
      }
    }
  }
}
