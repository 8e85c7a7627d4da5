package dev.ilmyeon.platform.testing.redis;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Assumptions;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Valkey or Redis server that keeps nothing on disk, by {@code valkey-server} or {@code
 * redis-server} on the path (Debian: {@code apt install redis-server}), or the program that the
 * environment variable {@code ILMYEON_TEST_REDIS} names. Where there is none a test is skipped,
 * loudly; where {@code CI} is set somebody relies on it, and it fails, unless the variable says
 * {@code none}.
 */
public final class TestRedis implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(TestRedis.class);

  private static final List<String> PROGRAMS = List.of("valkey-server", "redis-server");

  private static final Duration START_LIMIT = Duration.ofSeconds(30);

  /** Another process may take a free port first. */
  private static final int TRIES = 5;

  private final String program;
  private int port;
  private @Nullable Process process;

  private TestRedis(String program) {
    this.program = program;
  }

  /** One that all tests of a JVM share, apart by the names that they give to things. */
  public static TestRedis shared() {
    program();
    return Running.SERVER;
  }

  /** One of the caller's own. */
  public static TestRedis start() {
    TestRedis redis = new TestRedis(program());
    for (int i = 1; !redis.run(freePort()); i++) {
      if (i == TRIES) {
        throw new IllegalStateException(redis.program + " did not start");
      }
    }
    return redis;
  }

  private static String program() {
    String named = System.getenv("ILMYEON_TEST_REDIS");
    Optional<String> found =
        named == null
            ? PROGRAMS.stream().filter(TestRedis::isThere).findFirst()
            : Optional.of(named).filter(TestRedis::isThere);
    if (found.isPresent()) {
      return found.get();
    }
    String message =
        """

        ****************************************************************************************
        *  NOT CHECKED: what gateways share in a Valkey or Redis.
        *  Install one for that: Debian and Ubuntu: apt install redis-server; macOS: brew install
        *  valkey.
        ****************************************************************************************
        """;
    String ci = System.getenv("CI");
    if (ci != null && !ci.isBlank() && !ci.equals("false") && !"none".equals(named)) {
      throw new IllegalStateException(message);
    }
    log.warn(message);
    Assumptions.abort(message);
    throw new IllegalStateException(message);
  }

  private static boolean isThere(String program) {
    String path = System.getenv().getOrDefault("PATH", "");
    return program.contains("/")
        ? Path.of(program).toFile().canExecute()
        : Arrays.stream(path.split(File.pathSeparator))
            .anyMatch(folder -> Path.of(folder, program).toFile().canExecute());
  }

  private static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it answers; not, if the port was taken. */
  private boolean run(int wanted) {
    port = wanted;
    String number = Integer.toString(wanted);
    try {
      Process started =
          new ProcessBuilder(
                  program,
                  "--port",
                  number,
                  "--bind",
                  "127.0.0.1",
                  "--save",
                  "",
                  "--appendonly",
                  "no",
                  "--daemonize",
                  "no")
              .directory(new File(System.getProperty("java.io.tmpdir")))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      process = started;
      long deadline = System.nanoTime() + START_LIMIT.toNanos();
      while (started.isAlive() && System.nanoTime() < deadline) {
        if (answers()) {
          return started.isAlive();
        }
        started.waitFor(20, TimeUnit.MILLISECONDS);
      }
      close();
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private boolean answers() {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      socket.setSoTimeout((int) START_LIMIT.toMillis());
      socket.getOutputStream().write("PING\r\n".getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readNBytes("+PONG".length());
      return new String(answer, StandardCharsets.US_ASCII).equals("+PONG");
    } catch (IOException _) {
      return false;
    }
  }

  public int port() {
    return port;
  }

  public String url() {
    return "redis://127.0.0.1:" + port;
  }

  /** With everything that it holds. */
  public void kill() {
    Process running = process;
    if (running != null) {
      running.destroyForcibly().onExit().join();
    }
  }

  /** Empty, on the same port. */
  public void restart() {
    kill();
    if (!run(port)) {
      throw new IllegalStateException(program + " did not start again");
    }
  }

  @Override
  public void close() {
    kill();
  }

  /** Started by its first use and stopped with the JVM. */
  private static final class Running {
    private static final TestRedis SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close, "stop-test-redis"));
    }
  }
}
