package dev.ilmyeon.local.application;

import dev.ilmyeon.local.option.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JVM that runs this launcher, which runs the applications as well, and its options. */
final class Java {

  /** Small and quickly started rather than fast for hours: this is one developer's machine. */
  private static final List<String> OPTIONS =
      List.of(
          "-XX:+UseSerialGC",
          "-XX:TieredStopAtLevel=1",
          "-XX:+UseCompactObjectHeaders",
          "-XX:ReservedCodeCacheSize=64m",
          "-XX:MaxDirectMemorySize=64m",
          "-Xss512k",
          "-XX:+ExitOnOutOfMemoryError",
          // Netty would wait two seconds for latecomers at each stop.
          "-Dreactor.netty.ioShutdownQuietPeriod=0",
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow");

  private Java() {}

  static Path launcher() {
    Path bin = home().resolve("bin");
    Path windows = bin.resolve("java.exe");
    return Files.exists(windows) ? windows : bin.resolve("java");
  }

  private static Path home() {
    return Path.of(System.getProperty("java.home"));
  }

  static List<String> options(Part part) {
    List<String> options = new ArrayList<>(OPTIONS);
    options.add(part == Part.ARTICLES || part == Part.MEDIA ? "-Xmx256m" : "-Xmx192m");
    return options;
  }

  /**
   * Names this JVM and the options of a part: a start-up cache made under one name is of no use
   * under another.
   */
  static String fingerprint(Part part) throws IOException {
    Path release = home().resolve("release");
    String build =
        Files.exists(release) ? Files.readString(release) : System.getProperty("java.vm.version");
    return "%08x".formatted((build + home() + options(part)).hashCode());
  }
}
