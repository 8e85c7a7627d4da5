package dev.ilmyeon.local.data;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A password for each role of the database server, what the gateway shows to the services, and what
 * they show to it; random for each data directory.
 */
public record Secrets(Map<String, String> passwords) {

  /** The server's own role, which no service gets. */
  public static final String SUPERUSER = "postgres";

  /** What the gateway shows to the services: no role of the database server. */
  public static final String GATEWAY = "gateway";

  /** What services show to the gateway when they tell it what has changed. */
  public static final String PURGE = "purge";

  private static final List<String> ROLES =
      List.of(SUPERUSER, "articles", "weather", "media", GATEWAY, PURGE);
  private static final int BYTES = 24;

  public Secrets {
    passwords = Map.copyOf(passwords);
  }

  static Secrets readOrCreate(Path file) {
    try {
      Map<String, String> known = Files.exists(file) ? read(file) : Map.of();
      Secrets complete = complete(known);
      if (!complete.passwords.equals(known)) {
        write(file, complete);
      }
      return complete;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public String of(String role) {
    String password = passwords.get(role);
    if (password == null) {
      throw new IllegalArgumentException("No role " + role);
    }
    return password;
  }

  private static Map<String, String> read(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (_, last) -> last));
  }

  private static Secrets complete(Map<String, String> known) {
    SecureRandom random = new SecureRandom();
    Map<String, String> passwords = new LinkedHashMap<>(known);
    for (String role : ROLES) {
      passwords.computeIfAbsent(role, _ -> password(random));
    }
    return new Secrets(passwords);
  }

  private static String password(SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** Never readable by another user, and never half written. */
  private static void write(Path file, Secrets secrets) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    PrivateFile.write(fresh, ROLES.stream().map(role -> role + "=" + secrets.of(role)).toList());
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Keeps passwords out of logs. */
  @Override
  public String toString() {
    return "Secrets" + passwords.keySet();
  }
}
