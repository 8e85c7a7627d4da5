package dev.ilmyeon.articles.database;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Something to load into the migrated database before the service answers: over JDBC, on the thread
 * that starts the service.
 */
public interface Content {

  /**
   * Loads it, or does nothing where it is there already.
   *
   * @param connection in auto-commit mode; an implementation that opens a transaction ends it
   */
  void load(Connection connection) throws SQLException;
}
