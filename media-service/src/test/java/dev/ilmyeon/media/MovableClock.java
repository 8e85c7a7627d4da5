package dev.ilmyeon.media;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that a test sets; the portal's sample day until it does. */
public final class MovableClock extends Clock {

  private static final Instant SAMPLE_DAY = Instant.parse("2024-07-26T00:30:00Z");

  private volatile Instant now = SAMPLE_DAY;

  public void set(Instant now) {
    this.now = now;
  }

  public void reset() {
    now = SAMPLE_DAY;
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
    return this;
  }
}
