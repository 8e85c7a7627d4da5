package dev.ilmyeon.gateway.server.supergraph;

/** What became of a look at the supergraph's place. */
public enum Look {
  /** It is what it was at the last look. */
  UNCHANGED,
  /** It is another one, which is served now. */
  SERVED,
  /** It is another one, and no good: the one before is served on. */
  REFUSED,
  /** Nobody can say. */
  UNREACHABLE
}
