package dev.ilmyeon.platform.testing.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/** A running server and the way in as its superuser. */
sealed interface PostgresServer permits ContainerPostgres, EmbeddedPostgresServer {

  String host();

  int port();

  Connection superuser() throws SQLException;

  void close();
}
