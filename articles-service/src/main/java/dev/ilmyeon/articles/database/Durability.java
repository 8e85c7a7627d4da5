package dev.ilmyeon.articles.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/**
 * Looks at the start whether a commit that was acknowledged outlives a crash of the server. The
 * service's own connections ask for it ({@code synchronous_commit}, subgraph.yaml); what only the
 * server can promise production insists on.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
final class Durability implements Content {

  private static final Logger log = LoggerFactory.getLogger(Durability.class);

  private final boolean production;

  Durability(boolean production) {
    this.production = production;
  }

  @Override
  public void load(Connection connection) throws SQLException {
    List<String> off = new ArrayList<>();
    for (String setting : List.of("fsync", "full_page_writes")) {
      try (Statement statement = connection.createStatement();
          ResultSet row = statement.executeQuery("SHOW " + setting)) {
        if (row.next() && row.getString(1).equals("off")) {
          off.add(setting);
        }
      }
    }
    if (off.isEmpty()) {
      return;
    }
    String problem =
        "what is acknowledged may be lost when the database server crashes (off: %s)"
            .formatted(String.join(", ", off));
    if (production) {
      throw new IllegalStateException("Production refuses this database: " + problem);
    }
    log.warn("For development only: {}", problem);
  }
}
