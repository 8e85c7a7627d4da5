package dev.ilmyeon.gateway.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.netty.ReactorNetty;

class EventLoopsTests {

  private final @Nullable String before = System.getProperty(ReactorNetty.IO_WORKER_COUNT);

  @AfterEach
  void restore() {
    if (before == null) {
      System.clearProperty(ReactorNetty.IO_WORKER_COUNT);
    } else {
      System.setProperty(ReactorNetty.IO_WORKER_COUNT, before);
    }
  }

  @Test
  void areAsManyAsProcessors() {
    System.clearProperty(ReactorNetty.IO_WORKER_COUNT);

    EventLoops.onePerProcessor();

    assertThat(Integer.getInteger(ReactorNetty.IO_WORKER_COUNT))
        .isEqualTo(Runtime.getRuntime().availableProcessors());
  }

  @Test
  void areAsManyAsAskedFor() {
    System.setProperty(ReactorNetty.IO_WORKER_COUNT, "7");

    EventLoops.onePerProcessor();

    assertThat(Integer.getInteger(ReactorNetty.IO_WORKER_COUNT)).isEqualTo(7);
  }
}
