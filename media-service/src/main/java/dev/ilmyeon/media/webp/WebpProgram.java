package dev.ilmyeon.media.webp;

import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A program of libwebp, {@code cwebp} or {@code dwebp}, which a library carries for the usual
 * machines: taken out into the data directory once, and fed through pipes.
 */
final class WebpProgram {

  private static final Logger log = LoggerFactory.getLogger(WebpProgram.class);
  private static final String LIBWEBP = "libwebp-1.4.0-";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Path path;

  private WebpProgram(Path path) {
    this.path = path;
  }

  /** The program, if the library has one for this machine and it runs. */
  static Optional<WebpProgram> find(MediaFiles files, String name) {
    return extract(files, name).flatMap(WebpProgram::at);
  }

  static Optional<WebpProgram> at(Path path) {
    return Optional.of(new WebpProgram(path)).filter(WebpProgram::runs);
  }

  /** What a reader makes of its output. */
  @FunctionalInterface
  interface Reader<T> {
    T read(InputStream out) throws IOException;
  }

  /** It reads all of its input before it writes, so the pipes cannot block each other. */
  <T> T run(byte[] input, Reader<T> reader, String... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(path.toString()));
    command.addAll(List.of(arguments));
    Process process =
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start();
    CompletableFuture.delayedExecutor(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(process::destroyForcibly);
    try (OutputStream in = process.getOutputStream();
        InputStream out = process.getInputStream()) {
      in.write(input);
      in.close();
      T output = reader.read(out);
      int exit = process.waitFor();
      if (exit != 0) {
        throw new IOException(path.getFileName() + " ended with " + exit);
      }
      return output;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while " + path.getFileName() + " ran", e);
    } finally {
      process.destroyForcibly();
    }
  }

  private boolean runs() {
    try {
      return run(new byte[0], InputStream::readAllBytes, "-version").length > 0;
    } catch (IOException e) {
      log.warn("{} does not run: {}", path, e.getMessage());
      return false;
    }
  }

  private static Optional<Path> extract(MediaFiles files, String program) {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    String name = platform.startsWith("windows") ? program + ".exe" : program;
    String resource = "/dist_webp_binaries/" + LIBWEBP + platform + "/bin/" + name;
    Path path = files.path("programs", LIBWEBP + platform + "-" + name);
    try (InputStream in = WebpProgram.class.getResourceAsStream(resource)) {
      if (in == null) {
        return Optional.empty();
      }
      if (files.size(path).isEmpty()) {
        files.write(path, in::transferTo);
      }
      return path.toFile().setExecutable(true, true) ? Optional.of(path) : Optional.empty();
    } catch (IOException e) {
      log.warn("{} was not written to {}: {}", name, path, e.getMessage());
      return Optional.empty();
    }
  }

  /** As the library names it: {@code linux-x86-64}, {@code mac-arm64} and so on. */
  static String platform(String system, String machine) {
    String os = system.toLowerCase(Locale.ROOT);
    boolean arm = machine.equals("aarch64") || machine.equals("arm64");
    if (os.contains("windows")) {
      return "windows-x64";
    }
    return os.contains("mac")
        ? (arm ? "mac-arm64" : "mac-x86-64")
        : (arm ? "linux-aarch64" : "linux-x86-64");
  }
}
