package dev.ilmyeon.local.postgres;

import dev.ilmyeon.local.data.Trees;
import dev.ilmyeon.local.terminal.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The server's programs, unpacked once from the archive on the class path that was built for this
 * machine.
 */
record Binaries(Path home) {

  private static final Map<String, String> ARCHITECTURES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64");

  /** What a running server never reads. */
  private static final List<String> SKIPPED =
      List.of("include/", "share/doc/", "share/man/", "lib/pkgconfig/");

  /** Unpacks into a directory named by the archive, unless that is there; drops other ones. */
  static Binaries in(Path directory) throws IOException {
    URL archive = archive();
    Path home = directory.resolve(fingerprint(archive));
    if (Files.notExists(home)) {
      Trees.delete(directory);
      Files.createDirectories(directory);
      Path fresh = directory.resolve("unpacking");
      unpack(archive, fresh);
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Binaries(home);
  }

  Path program(String name) {
    return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
  }

  /** Where this build's programs are, and other builds' were. */
  Path directory() {
    return Objects.requireNonNull(home.getParent());
  }

  private static URL archive() {
    String system = isWindows() ? "windows" : isMac() ? "darwin" : "linux";
    String machine = System.getProperty("os.arch");
    String architecture = ARCHITECTURES.getOrDefault(machine, machine);
    String musl = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    URL found = resource("postgres-%s-%s%s.txz".formatted(system, architecture, musl));
    if (found == null) {
      throw new Problem(
          "No PostgreSQL for %s on %s is packed with the launcher: deploy/README.md says how to run"
                  .formatted(System.getProperty("os.name"), machine)
              + " the services on a server of your own.");
    }
    return found;
  }

  private static @Nullable URL resource(String name) {
    return Binaries.class.getClassLoader().getResource(name);
  }

  private static String fingerprint(URL archive) throws IOException {
    JarURLConnection connection = (JarURLConnection) archive.openConnection();
    return "%08x".formatted(connection.getJarEntry().getCrc());
  }

  private static void unpack(URL archive, Path target) throws IOException {
    try (InputStream packed = new BufferedInputStream(archive.openStream());
        TarArchiveInputStream tar = new TarArchiveInputStream(new XZInputStream(packed))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        String name = entry.getName().replaceFirst("^\\./", "");
        boolean wanted = SKIPPED.stream().noneMatch(name::startsWith) && !name.endsWith(".a");
        if (wanted) {
          write(tar, entry, target.resolve(name).normalize(), target);
        }
      }
    }
  }

  private static void write(
      TarArchiveInputStream tar, TarArchiveEntry entry, Path file, Path target) throws IOException {
    if (!file.startsWith(target)) {
      throw new IOException("The archive leads out of its directory: " + entry.getName());
    }
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      return;
    }
    Path parent = Objects.requireNonNull(file.getParent());
    Files.createDirectories(parent);
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else if (entry.isFile()) {
      Files.copy(tar, file);
      if (parent.endsWith("bin") && !file.toFile().setExecutable(true, false)) {
        throw new IOException("Cannot make executable: " + file);
      }
    }
  }

  static boolean isWindows() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows");
  }

  private static boolean isMac() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("mac");
  }
}
