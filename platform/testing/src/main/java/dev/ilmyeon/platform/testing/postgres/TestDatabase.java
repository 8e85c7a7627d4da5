package dev.ilmyeon.platform.testing.postgres;

/** Where a test's own database listens and the role that owns it. */
public record TestDatabase(String host, int port, String name, String username, String password) {

  public String jdbcUrl() {
    return "jdbc:postgresql://%s:%d/%s".formatted(host, port, name);
  }
}
