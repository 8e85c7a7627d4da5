package dev.ilmyeon.gateway.server.http;

import dev.ilmyeon.gateway.server.wire.Network;
import io.netty.channel.EventLoop;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Timers on the event loop of a request: a time limit that nearly always is cancelled again costs
 * no lock there, and wakes no other thread up.
 */
final class LoopTimers {

  private final Network network;
  private final Map<EventLoop, Scheduler> timers = new ConcurrentHashMap<>();

  LoopTimers(Network network) {
    this.network = network;
  }

  /** Of the event loop that this is called on. */
  Scheduler here() {
    return timers.computeIfAbsent(network.loop(), Schedulers::fromExecutorService);
  }
}
