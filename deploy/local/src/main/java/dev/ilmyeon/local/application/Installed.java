package dev.ilmyeon.local.application;

import dev.ilmyeon.local.data.Trees;
import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.local.process.Surroundings;
import dev.ilmyeon.local.terminal.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;

/**
 * An application as it starts fastest: Spring Boot's executable jar taken apart into a plain jar
 * and its libraries, which is also what the JVM's start-up cache asks for.
 *
 * @param jar what is started
 * @param home what is deleted when another build comes
 */
record Installed(Path jar, Path home) {

  private static final long EXTRACT_SECONDS = 60;

  /** Takes it apart unless this very build was before; drops the builds before. */
  static Installed of(Part part, Path jar, Path applications) throws IOException {
    if (Files.notExists(jar)) {
      throw new Problem(
          "%s is not built: run deploy/up without --no-build, or mvn -q -Dquick -DskipTests package."
              .formatted(jar));
    }
    Path home = applications.resolve(part.label() + "-" + JarFingerprint.of(jar));
    if (Files.notExists(home)) {
      Files.createDirectories(applications);
      dropOthers(part, applications);
      Path fresh = applications.resolve(part.label() + "-unpacking");
      extract(jar, fresh);
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    }
    return new Installed(home.resolve(jar.getFileName()), home);
  }

  private static void dropOthers(Part part, Path applications) throws IOException {
    try (Stream<Path> homes = Files.list(applications)) {
      for (Path old : homes.toList()) {
        if (old.getFileName().toString().startsWith(part.label() + "-")) {
          Trees.delete(old);
        }
      }
    }
  }

  private static void extract(Path jar, Path target) throws IOException {
    if (!isSpringBoot(jar)) {
      Files.createDirectories(target);
      Files.copy(jar, target.resolve(jar.getFileName()));
      return;
    }
    List<String> command =
        List.of(
            Java.launcher().toString(),
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Djarmode=tools",
            "-jar",
            jar.toString(),
            "extract",
            "--destination",
            target.toString());
    Process process =
        Surroundings.cleared(new ProcessBuilder(command))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      if (!process.waitFor(EXTRACT_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
        throw new IOException("Cannot take %s apart".formatted(jar));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    } finally {
      process.destroyForcibly();
    }
  }

  private static boolean isSpringBoot(Path jar) throws IOException {
    try (JarFile file = new JarFile(jar.toFile())) {
      Manifest manifest = file.getManifest();
      return manifest != null
          && manifest.getMainAttributes().getValue("Spring-Boot-Version") != null;
    }
  }
}
