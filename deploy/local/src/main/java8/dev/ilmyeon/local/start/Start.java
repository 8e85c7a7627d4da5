package dev.ilmyeon.local.start;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URISyntaxException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Becomes the launcher, on a JDK 25, which it looks for if it runs on an older Java. */
public final class Start {

  private static final int VERSION = 25;
  private static final String LAUNCHER = "dev.ilmyeon.local.Launcher";

  private Start() {}

  public static void main(String[] arguments) throws Exception {
    if (versionOf(System.getProperty("java.specification.version", "")) >= VERSION) {
      launch(arguments);
      return;
    }
    Path home = new InstalledJdks(System.getenv()).find(VERSION);
    if (home == null) {
      System.err.println(notFound());
      System.exit(1);
    } else {
      System.exit(handOver(home, arguments));
    }
  }

  /** {@code 1.8} is 8. */
  static int versionOf(String specification) {
    String[] parts = specification.split("\\.");
    String part = parts.length > 1 && parts[0].equals("1") ? parts[1] : parts[0];
    return part.matches("[0-9]{1,4}") ? Integer.parseInt(part) : 0;
  }

  /** By name: it is of a newer class format than this class, and is not to be read before. */
  private static void launch(String[] arguments) throws ReflectiveOperationException {
    try {
      Class.forName(LAUNCHER).getMethod("main", String[].class).invoke(null, (Object) arguments);
    } catch (InvocationTargetException e) {
      throw new IllegalStateException("The launcher failed", e.getCause());
    }
  }

  /** With the options that {@code deploy/up} gives. Whatever ends this process ends that one. */
  private static int handOver(Path home, String[] arguments)
      throws IOException, InterruptedException, URISyntaxException {
    Path jar = Paths.get(Start.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<String> command = new ArrayList<>();
    command.add(InstalledJdks.java(home).toString());
    command.addAll(
        Arrays.asList(
            "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx96m", "-jar", jar.toString()));
    command.addAll(Arrays.asList(arguments));
    Process launcher = new ProcessBuilder(command).inheritIO().start();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(launcher), "stop"));
    return launcher.waitFor();
  }

  private static void end(Process launcher) {
    launcher.destroy();
    try {
      launcher.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static String notFound() {
    return "This needs a JDK 25 and runs on Java "
        + System.getProperty("java.version")
        + "; none was found at JAVA_HOME or where packages and version managers put them.\n"
        + "Install one (Debian 13: apt install openjdk-25-jdk-headless, macOS: brew install openjdk@25, SDKMAN!: sdk install\n"
        + "java 25-tem; Eclipse Temurin is there for all systems) or let JAVA_HOME name one.";
  }
}
