package dev.ilmyeon.gateway.server.outage;

import dev.ilmyeon.gateway.server.fixture.Answer;
import dev.ilmyeon.platform.testing.fault.Fault;
import java.time.Duration;
import java.util.function.Consumer;

/** What happens to a subgraph. */
enum Outage {
  DEAD(Effect.OPENS, proxy(new Fault.Dead())),
  RESET(Effect.OPENS, proxy(new Fault.Reset())),
  HUNG(Effect.OPENS, proxy(new Fault.Hang())),
  STALLED(Effect.OPENS, proxy(new Fault.Stall(20))),
  SLOW(Effect.OPENS, proxy(new Fault.Latency(Duration.ofMillis(600)))),
  TRUNCATED(Effect.OPENS, proxy(new Fault.Truncate(20))),
  HALF_CLOSED(Effect.OPENS, proxy(new Fault.HalfClose())),
  GARBAGE(Effect.OPENS, proxy(new Fault.Garbage())),
  ERRORS(Effect.OPENS, side -> side.server().answers(Answer.status(500))),
  OVERSIZED(Effect.OPENS, side -> side.server().answers(Answer.flood())),
  /** Too early to be spared. */
  LATE(Effect.NONE, proxy(new Fault.Latency(Duration.ofMillis(100)))),
  SLICED(Effect.NONE, proxy(new Fault.Slice(64, Duration.ofMillis(1))));

  /** What the gateway does about it. */
  enum Effect {
    /** The page is whole all the same. */
    NONE,
    /** The subgraph's fields are lost, and soon at once, as it is not asked any more. */
    OPENS
  }

  private final Effect effect;
  private final Consumer<Side> begin;

  Outage(Effect effect, Consumer<Side> begin) {
    this.effect = effect;
    this.begin = begin;
  }

  private static Consumer<Side> proxy(Fault fault) {
    return side -> side.proxy().fault(fault);
  }

  Effect effect() {
    return effect;
  }

  void begin(Side side) {
    begin.accept(side);
  }
}
