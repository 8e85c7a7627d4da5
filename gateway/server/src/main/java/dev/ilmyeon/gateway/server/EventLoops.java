package dev.ilmyeon.gateway.server;

import reactor.netty.ReactorNetty;

/**
 * As many event loops as processors. Reactor Netty would have four at least: on fewer processors
 * they take them from each other, and each finds little to do when its turn comes, where one finds
 * all that has come meanwhile. On one processor that costs a request half as much again, a small
 * one twice as much.
 */
final class EventLoops {

  private EventLoops() {}

  /**
   * To be called before Reactor Netty is used. Who gives the JVM {@code
   * -Dreactor.netty.ioWorkerCount} gets that many.
   */
  static void onePerProcessor() {
    if (System.getProperty(ReactorNetty.IO_WORKER_COUNT) == null) {
      int processors = Runtime.getRuntime().availableProcessors();
      System.setProperty(ReactorNetty.IO_WORKER_COUNT, Integer.toString(processors));
    }
  }
}
