package dev.ilmyeon.local.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * The file that finds a process again when its launcher was killed: its number, when it started,
 * and what it runs. A number alone may by then belong to another program.
 */
record ProcessRecord(long pid, String start, String executable) {

  static final String SUFFIX = ".pid";

  static ProcessRecord of(ProcessHandle process, String executable) {
    return new ProcessRecord(process.pid(), StartMark.of(process), executable);
  }

  void write(Path file) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    Files.write(fresh, List.of(Long.toString(pid), start, executable));
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** The recorded process, if it is the one that still runs. */
  static Optional<ProcessHandle> live(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.size() != 3 || !lines.getFirst().matches("[0-9]{1,18}")) {
      return Optional.empty();
    }
    ProcessRecord record =
        new ProcessRecord(Long.parseLong(lines.get(0)), lines.get(1), lines.get(2));
    return ProcessHandle.of(record.pid).filter(record::describes);
  }

  private boolean describes(ProcessHandle process) {
    boolean sameProgram =
        process
            .info()
            .command()
            .map(command -> Path.of(command).getFileName().toString())
            .map(name -> name.equals(executable))
            .orElse(true);
    return sameProgram && !start.isEmpty() && start.equals(StartMark.of(process));
  }
}
