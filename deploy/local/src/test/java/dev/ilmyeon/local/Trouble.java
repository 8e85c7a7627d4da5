package dev.ilmyeon.local;

import dev.ilmyeon.local.option.Part;
import dev.ilmyeon.platform.testing.fault.Fault;
import dev.ilmyeon.platform.testing.fault.FaultProxy;
import java.sql.SQLException;
import java.time.Duration;

/** What happens to a service's database. */
enum Trouble {
  DEAD(proxy(new Fault.Dead())),
  HUNG(proxy(new Fault.Hang())),
  RESET(proxy(new Fault.Reset())),
  SLOW(proxy(new Fault.Latency(Duration.ofMillis(600)))),
  SLICED(proxy(new Fault.Slice(64, Duration.ofMillis(1)))),
  TRUNCATED(proxy(new Fault.Truncate(200))),
  STALLED(proxy(new Fault.Stall(200))),
  GARBAGE(proxy(new Fault.Garbage())),
  HALF_CLOSED(proxy(new Fault.HalfClose())),
  /** An error, as anybody may be told one, which is as long as a length can say, and comes. */
  OVERSIZED(proxy(new Fault.Flood("E\u007f\u00ff\u00ff\u00ff"))),
  /** Dead and alive in turn. */
  FLAPPING(proxy(new Fault.Dead(), Fault.NONE)),
  /** It ends the service's connections in order, and refuses others: it has no place for them. */
  FULL(OtherClient::new);

  /** It goes on until it is closed. */
  interface Course extends AutoCloseable {

    /** The first page, or the next ones, are about to be asked for. */
    void turn(int turn) throws SQLException;

    @Override
    void close() throws SQLException;
  }

  private interface Beginning {
    Course begin(RealPortal portal, Part service) throws SQLException;
  }

  private final Beginning beginning;

  Trouble(Beginning beginning) {
    this.beginning = beginning;
  }

  Course begin(RealPortal portal, Part service) throws SQLException {
    return beginning.begin(portal, service);
  }

  private static Beginning proxy(Fault... faults) {
    return (portal, service) ->
        new Course() {
          private final FaultProxy proxy = portal.database(service);

          @Override
          public void turn(int turn) {
            proxy.fault(faults[turn % faults.length]);
          }

          @Override
          public void close() {
            proxy.heal();
          }
        };
  }
}
