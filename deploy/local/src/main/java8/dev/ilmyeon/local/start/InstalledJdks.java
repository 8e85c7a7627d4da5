package dev.ilmyeon.local.start;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * JDKs where packages and version managers put them: the places where {@code deploy/up} looks too.
 */
final class InstalledJdks {

  private static final String[] VARIABLES = {
    "JAVA_HOME", "JAVA25_HOME", "JAVA_25_HOME", "JAVA_HOME_25_X64", "JAVA_HOME_25_ARM64"
  };

  private static final String[] OF_SYSTEM = {
    "/usr/lib/jvm",
    "/usr/lib64/jvm",
    "/usr/java",
    "/usr/local",
    "/opt",
    "/opt/java",
    "/Library/Java/JavaVirtualMachines"
  };

  private static final String[] OF_USER = {
    ".sdkman/candidates/java",
    ".jdks",
    ".jabba/jdk",
    ".asdf/installs/java",
    ".local/share/mise/installs/java",
    "Library/Java/JavaVirtualMachines"
  };

  private static final String[] OF_WINDOWS = {
    "Java", "Eclipse Adoptium", "Microsoft", "Zulu", "Amazon Corretto", "BellSoft"
  };

  private final Map<String, String> environment;

  InstalledJdks(Map<String, String> environment) {
    this.environment = environment;
  }

  /** The first home of a JDK of this version, or null. */
  @Nullable Path find(int version) {
    for (Path home : homes()) {
      if (isJdk(home, version)) {
        return home;
      }
    }
    return null;
  }

  private List<Path> homes() {
    List<Path> homes = new ArrayList<>();
    for (String variable : VARIABLES) {
      add(homes, environment.get(variable));
    }
    for (String folder : OF_SYSTEM) {
      addAll(homes, Paths.get(folder));
    }
    String user = environment.getOrDefault("HOME", environment.get("USERPROFILE"));
    if (user != null) {
      for (String folder : OF_USER) {
        addAll(homes, Paths.get(user, folder));
      }
    }
    String programs = environment.get("ProgramFiles");
    if (programs != null) {
      for (String folder : OF_WINDOWS) {
        addAll(homes, Paths.get(programs, folder));
      }
    }
    return homes;
  }

  private static void add(List<Path> homes, @Nullable String home) {
    if (home != null && !home.isEmpty()) {
      homes.add(Paths.get(home));
    }
  }

  /** What lies in a folder, in the order of names; on macOS a JDK's home is a folder within. */
  private static void addAll(List<Path> homes, Path folder) {
    File[] within = folder.toFile().listFiles(File::isDirectory);
    if (within != null) {
      Arrays.sort(within);
      for (File each : within) {
        homes.add(each.toPath());
        homes.add(each.toPath().resolve("Contents/Home"));
      }
    }
  }

  static boolean isJdk(Path home, int version) {
    Path release = home.resolve("release");
    if (!Files.isRegularFile(release) || !Files.isRegularFile(java(home))) {
      return false;
    }
    Properties properties = new Properties();
    try {
      properties.load(Files.newBufferedReader(release));
    } catch (IOException | IllegalArgumentException unreadable) {
      return false;
    }
    String told = properties.getProperty("JAVA_VERSION", "").replace("\"", "");
    return told.matches(version + "([.+-].*)?");
  }

  static Path java(Path home) {
    Path plain = home.resolve("bin/java");
    return Files.isRegularFile(plain) ? plain : home.resolve("bin/java.exe");
  }
}
