package dev.ilmyeon.gateway.server.overload;

import static org.awaitility.Awaitility.await;

import io.netty.util.concurrent.DefaultEventExecutor;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LoopDelayTests {

  private static final long LONG = Duration.ofMillis(300).toNanos();

  private final DefaultEventExecutor loop = new DefaultEventExecutor();

  @AfterEach
  void stop() {
    loop.shutdownGracefully(0, 0, TimeUnit.SECONDS);
  }

  @Test
  void growsWhileALoopIsBusyAndFallsWhenItIsFree() throws Exception {
    CountDownLatch busy = new CountDownLatch(1);
    try (LoopDelay delay = LoopDelay.of(loop, WaitingLine.on(loop, _ -> {}))) {
      loop.execute(() -> {
        try {
          busy.await();
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      });

      await().until(() -> delay.take() > LONG);
      busy.countDown();

      await().until(() -> delay.take() < LONG);
    }
  }
}
