package dev.ilmyeon.local.postgres;

import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * How the server runs, which refuses root. A plain user runs it as it is. Root runs it in a user
 * namespace of its own, where it is nobody although its files stay root's; where namespaces are
 * forbidden, as in many containers, as the user nobody, who may then pass root's directories.
 *
 * @param prefix what the command line starts with
 * @param owner the user number whose the files are, or null for those of the launcher's user
 */
record Unprivileged(List<String> prefix, @Nullable Integer owner) {

  private static final int ROOT = 0;
  private static final int NOBODY = 65534;

  private static final Unprivileged PLAIN = new Unprivileged(List.of(), null);
  private static final Unprivileged NAMESPACE =
      new Unprivileged(List.of("unshare", "--user"), ROOT);
  private static final Unprivileged SWITCHED =
      new Unprivileged(
          List.of(
              "setpriv",
              "--reuid=" + NOBODY,
              "--regid=" + NOBODY,
              "--clear-groups",
              "--securebits=+no_setuid_fixup",
              "--inh-caps=+dac_override",
              "--ambient-caps=+dac_override"),
          NOBODY);

  Unprivileged {
    prefix = List.copyOf(prefix);
  }

  /** The first way that lets the server write below the directory; throws {@link Problem}. */
  static Unprivileged toWrite(Path directory) {
    return "root".equals(System.getProperty("user.name"))
        ? forRoot(way -> way.canWrite(directory))
        : PLAIN;
  }

  static Unprivileged forRoot(Function<Unprivileged, Boolean> works) {
    for (Unprivileged way : List.of(NAMESPACE, SWITCHED)) {
      if (works.apply(way)) {
        return way;
      }
    }
    throw new Problem(
        "PostgreSQL refuses to run as root, and this machine offers neither a user namespace nor"
            + " setpriv to run it as nobody: start as another user.");
  }

  /** Tried for real: neither permissions nor capabilities tell it in advance. */
  boolean canWrite(Path directory) {
    Path probe = directory.resolve("probe-" + ProcessHandle.current().pid());
    List<String> command = new ArrayList<>(prefix);
    command.addAll(List.of("sh", "-c", "mkdir \"$1\" && rmdir \"$1\"", "sh", probe.toString()));
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  List<String> command(Path program, List<String> arguments) {
    List<String> command = new ArrayList<>(prefix);
    command.add(program.toString());
    command.addAll(arguments);
    return command;
  }

  /** Hands over what an earlier run in another way left. */
  void own(Path tree) {
    if (owner == null || Files.notExists(tree)) {
      return;
    }
    int target = owner;
    try {
      if (!Integer.valueOf(target).equals(Files.getAttribute(tree, "unix:uid"))) {
        Files.walkFileTree(tree, new ChangeOwner(target));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class ChangeOwner extends SimpleFileVisitor<Path> {

    private final int owner;

    ChangeOwner(int owner) {
      this.owner = owner;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      return own(file);
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      return own(directory);
    }

    private FileVisitResult own(Path file) throws IOException {
      Files.setAttribute(file, "unix:uid", owner, LinkOption.NOFOLLOW_LINKS);
      return FileVisitResult.CONTINUE;
    }
  }
}
