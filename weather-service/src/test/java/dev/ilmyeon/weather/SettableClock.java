package dev.ilmyeon.weather;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.springframework.context.annotation.Primary;

/** The real clock's stand-in: stands still at a time that a test sets. */
@Primary
public final class SettableClock extends Clock {

  private volatile Instant now = Instant.parse("2026-11-23T00:00:00Z");

  public void set(Instant time) {
    now = time;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException();
  }
}
