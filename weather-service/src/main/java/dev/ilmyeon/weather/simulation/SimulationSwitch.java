package dev.ilmyeon.weather.simulation;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.callback.Callback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;

/**
 * Lets editions of today show what is simulated, or no more: at each start, once the tables are
 * there. Simulated values stay stored, and a service that does not simulate shows none of them. How
 * feeds do is forgotten when it changes: what a simulation brought is no news of KMA, and what it
 * had of this hour is still to be asked for.
 */
record SimulationSwitch(boolean on) implements Callback {

  @Override
  public boolean supports(Event event, Context context) {
    return event == Event.AFTER_MIGRATE;
  }

  @Override
  public boolean canHandleInTransaction(Event event, Context context) {
    return true;
  }

  @Override
  public void handle(Event event, Context context) {
    try (PreparedStatement statement =
        context
            .getConnection()
            .prepareStatement(
                """
                WITH switched AS (
                  UPDATE edition SET shows_simulated = ? AND fixed_clock IS NULL
                  WHERE shows_simulated <> (? AND fixed_clock IS NULL)
                  RETURNING fixed_clock
                ), forgotten AS (
                  DELETE FROM feed WHERE EXISTS (SELECT FROM switched WHERE fixed_clock IS NULL)
                )
                DELETE FROM backfilled WHERE EXISTS (SELECT FROM switched WHERE fixed_clock IS NULL)
                """)) {
      statement.setBoolean(1, on);
      statement.setBoolean(2, on);
      statement.executeUpdate();
    } catch (SQLException e) {
      throw new FlywayException("The simulation could not be switched", e);
    }
  }

  @Override
  public String getCallbackName() {
    return "simulation switch";
  }
}
