package dev.ilmyeon.weather.ingest;

import dev.ilmyeon.weather.grid.GridCell;
import dev.ilmyeon.weather.kma.Fault;
import dev.ilmyeon.weather.kma.KmaReply;
import dev.ilmyeon.weather.kma.Refusal;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * What a poll ended in.
 *
 * @param code {@code OK}, or why not, for operators
 * @param detail for the log
 * @param newest the newest hour or issue that is now stored whole; null where there is no newer one
 */
record Outcome(boolean succeeded, String code, String detail, @Nullable Instant newest) {

  static Outcome stored(@Nullable Instant newest, String detail) {
    return new Outcome(true, "OK", detail, newest);
  }

  static Outcome failed(String code, String detail) {
    return new Outcome(false, code, detail, null);
  }

  /** Of a reply that brought no values. */
  static Outcome without(KmaReply<?> reply) {
    return switch (reply) {
      case KmaReply.Answered<?> _ -> throw new IllegalArgumentException("It brought values");
      case KmaReply.Refused<?>(Refusal refusal) ->
          failed(refusal.reason().name(), "%s %s".formatted(refusal.code(), refusal.message()));
      case KmaReply.Garbled<?>(Fault fault) -> garbled(fault);
    };
  }

  static Outcome garbled(Fault fault) {
    return failed("GARBLED", fault.message());
  }

  /** Of values of another cell or time than was asked for. */
  static Outcome mistaken(GridCell cell, Instant at) {
    return failed("GARBLED", "not what was asked for but %s of %s".formatted(cell, at));
  }

  /** Whether the next call would be refused just so: for the key or the quota, not for the cell. */
  boolean isOfAllCalls() {
    return needsSomebody(code) || code.equals(Refusal.Reason.QUOTA_EXCEEDED.name());
  }

  /** Whether a code is that of a refusal that does not pass by itself. */
  static boolean needsSomebody(@Nullable String code) {
    return Arrays.stream(Refusal.Reason.values())
        .anyMatch(reason -> reason.name().equals(code) && !reason.isPassing());
  }
}
