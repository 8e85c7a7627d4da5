package dev.ilmyeon.gateway.server.wire;

/** What a call is on: a connection of its own, or a stream of one that it shares. */
interface Carrier {

  /** The call's answer is of no use any more. */
  void abandon();
}
