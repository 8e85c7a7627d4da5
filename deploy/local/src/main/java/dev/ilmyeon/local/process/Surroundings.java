package dev.ilmyeon.local.process;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * What a child process gets to see of the shell that the launcher was started in: all but what
 * would configure it unseen. A {@code SPRING_PROFILES_ACTIVE} or {@code SERVER_ADDRESS} that was
 * exported for another project would reach four applications at once; a debugger's agent in {@code
 * JAVA_TOOL_OPTIONS} would have them fight for its port, and any agent or option there makes their
 * start-up caches useless; {@code PGDATA} or {@code PGOPTIONS} would speak to the database's
 * programs. {@code LOGGING_LEVEL_…} passes: it changes what is told, not what is done.
 */
public final class Surroundings {

  private static final List<String> PREFIXES =
      List.of("SPRING_", "SERVER_", "MANAGEMENT_", "ILMYEON_", "PG");

  /** Read by a JVM, or by its launcher, as if they stood on the command line. */
  private static final Set<String> JVM =
      Set.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

  private Surroundings() {}

  /** Takes them out of what a child is to inherit; whoever starts it adds its own afterwards. */
  public static ProcessBuilder cleared(ProcessBuilder child) {
    clear(child.environment());
    return child;
  }

  static void clear(Map<String, String> environment) {
    environment.keySet().removeIf(Surroundings::configures);
  }

  /** Spring Boot reads them in either case. */
  private static boolean configures(String variable) {
    String name = variable.toUpperCase(Locale.ROOT);
    return JVM.contains(name) || PREFIXES.stream().anyMatch(name::startsWith);
  }
}
