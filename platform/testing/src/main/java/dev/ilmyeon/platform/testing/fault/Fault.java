package dev.ilmyeon.platform.testing.fault;

import java.time.Duration;

/** What a {@link FaultProxy} does to connections, to those that are open too. */
public sealed interface Fault {

  /** Nothing: all passes. */
  record None() implements Fault {}

  /** Nobody listens, and whoever is connected is cut off. */
  record Dead() implements Fault {}

  /** Connections are taken, and nothing passes either way; it goes on when the fault is over. */
  record Hang() implements Fault {}

  /** Each answer's parts come later by so much. */
  record Latency(Duration delay) implements Fault {}

  /** Connections are reset (RST) as soon as something is asked on them. */
  record Reset() implements Fault {}

  /** Answers come in parts of so many bytes, each later by {@code pause} than the last. */
  record Slice(int bytes, Duration pause) implements Fault {}

  /** Of the answers on a connection only so many bytes come, then its end. */
  record Truncate(int bytes) implements Fault {}

  /** Of the answers on a connection only so many bytes come, then nothing; it stays open. */
  record Stall(int bytes) implements Fault {}

  /** Answers are as long as they were, and every byte of them is another. */
  record Garbage() implements Fault {}

  /** The answering side ends as soon as something is asked; what is asked is still taken. */
  record HalfClose() implements Fault {}

  /**
   * Whatever is asked is answered with this, in ISO 8859-1, and then with zeros for as long as they
   * are taken.
   */
  record Flood(String start) implements Fault {}

  Fault NONE = new None();
}
