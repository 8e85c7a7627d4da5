package dev.ilmyeon.local.process;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Who listens on a port, as far as Linux tells this user. */
final class PortOwner {

  private static final Path PROC = Path.of("/proc");
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final int LOCAL_ADDRESS = 1;
  private static final int STATE = 3;
  private static final int INODE = 9;
  private static final String LISTEN = "0A";

  private PortOwner() {}

  static Optional<ProcessHandle> of(int port) {
    return inode(port).flatMap(PortOwner::holder);
  }

  private static Optional<String> inode(int port) {
    String suffix = String.format(Locale.ROOT, ":%04X", port);
    return Stream.of("tcp", "tcp6")
        .flatMap(table -> lines(PROC.resolve("net").resolve(table)).stream())
        .map(line -> SPACES.split(line.strip()))
        .filter(row -> row.length > INODE && row[LOCAL_ADDRESS].endsWith(suffix))
        .filter(row -> row[STATE].equals(LISTEN))
        .map(row -> row[INODE])
        .findFirst();
  }

  private static List<String> lines(Path table) {
    try {
      return Files.readAllLines(table);
    } catch (IOException _) {
      return List.of();
    }
  }

  private static Optional<ProcessHandle> holder(String inode) {
    String target = "socket:[" + inode + "]";
    return ProcessHandle.allProcesses().filter(p -> holds(p, target)).findFirst();
  }

  private static boolean holds(ProcessHandle process, String target) {
    Path descriptors = PROC.resolve(Long.toString(process.pid())).resolve("fd");
    try (DirectoryStream<Path> open = Files.newDirectoryStream(descriptors)) {
      for (Path descriptor : open) {
        if (Files.readSymbolicLink(descriptor).toString().equals(target)) {
          return true;
        }
      }
    } catch (IOException _) {
      // Another user's, or gone meanwhile.
    }
    return false;
  }
}
