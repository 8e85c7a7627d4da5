package dev.ilmyeon.media.rendition;

import dev.ilmyeon.media.files.MediaFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes this machine's {@code cwebp} out of the library that carries it, once. */
final class WebpProgram {

  private static final Logger log = LoggerFactory.getLogger(WebpProgram.class);
  private static final String LIBWEBP = "libwebp-1.4.0-";

  private WebpProgram() {}

  /** The program in the data directory; empty where the library has none for this machine. */
  static Optional<Path> extract(MediaFiles files) {
    String platform = platform(System.getProperty("os.name"), System.getProperty("os.arch"));
    String name = platform.startsWith("windows") ? "cwebp.exe" : "cwebp";
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
      log.warn("cwebp was not written to {}: {}", path, e.getMessage());
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
