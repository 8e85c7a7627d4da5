package dev.ilmyeon.local.terminal;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Where the launcher writes.
 *
 * @param out takes UTF-8
 * @param interactive whether a person sees it and can answer
 * @param colour whether styles are shown
 * @param columns its width in cells
 */
public record Terminal(PrintStream out, boolean interactive, boolean colour, int columns) {

  private static final int DEFAULT_COLUMNS = 80;

  /** The one this program was started from; colours unless {@code NO_COLOR} is set. */
  public static Terminal ofSystem() {
    Console console = console();
    boolean interactive = console != null && console.isTerminal();
    return new Terminal(
        systemOut(),
        interactive,
        interactive && wantsColour(System.getenv()),
        interactive ? askColumns() : DEFAULT_COLUMNS);
  }

  /** Null where input or output is none, the JDK's default since 25 as it was until 21. */
  @SuppressWarnings("SystemConsoleNull")
  private static @Nullable Console console() {
    return System.console();
  }

  static boolean wantsColour(Map<String, String> environment) {
    return environment.getOrDefault("NO_COLOR", "").isEmpty()
        && !environment.getOrDefault("TERM", "").equals("dumb");
  }

  /** A page in Korean needs UTF-8, whatever the locale; Windows' console has its own charset. */
  private static PrintStream systemOut() {
    if (System.getProperty("os.name").toLowerCase(Locale.ROOT).contains("windows")) {
      return System.out;
    }
    return new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
  }

  private static int askColumns() {
    try {
      Process stty =
          new ProcessBuilder("stty", "size")
              .redirectInput(ProcessBuilder.Redirect.INHERIT)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String answer = new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      stty.waitFor(1, TimeUnit.SECONDS);
      String[] size = answer.strip().split(" ", -1);
      int columns = size.length == 2 ? Integer.parseInt(size[1]) : 0;
      return columns > 0 ? columns : DEFAULT_COLUMNS;
    } catch (IOException | NumberFormatException _) {
      return DEFAULT_COLUMNS;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return DEFAULT_COLUMNS;
    }
  }

  public void line(String text) {
    synchronized (out) {
      out.println(text);
      out.flush();
    }
  }

  public String styled(Style style, String text) {
    return colour ? style.on(text) : text;
  }

  /** Asks for a yes; anything else is a no. Only of an interactive terminal. */
  public boolean confirms(String question) {
    Console console = console();
    if (!interactive || console == null) {
      return false;
    }
    String answer = console.readLine("%s [y/N] ", question);
    return answer != null && answer.strip().toLowerCase(Locale.ROOT).matches("y|yes");
  }
}
