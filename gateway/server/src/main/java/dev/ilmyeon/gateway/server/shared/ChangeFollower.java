package dev.ilmyeon.gateway.server.shared;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.ilmyeon.gateway.server.shared.ChangeLog.Reader;
import io.lettuce.core.RedisException;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.XReadArgs;
import io.lettuce.core.XReadArgs.StreamOffset;
import io.lettuce.core.api.StatefulRedisConnection;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the log of changes on a thread and a connection of its own, since it waits there for what
 * comes next. When the connection is lost it tries another; the store's loss is told by who asks
 * it.
 */
final class ChangeFollower implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(ChangeFollower.class);

  /** For the next entry, before it is asked for again. */
  private static final Duration WAIT = Duration.ofSeconds(1);

  /** For an answer, besides: the store hangs. */
  private static final Duration LIMIT = Duration.ofSeconds(3);

  private static final Duration PAUSE = Duration.ofMillis(250);

  private static final int AT_ONCE = 100;

  private final SharedStore store;
  private final ChangeLog changes;
  private final CountDownLatch closed = new CountDownLatch(1);
  private @Nullable Thread thread;

  ChangeFollower(SharedStore store, ChangeLog changes) {
    this.store = store;
    this.changes = changes;
  }

  void start(Reader reader) {
    thread = Thread.ofPlatform().name("shared-changes").daemon().start(() -> follow(reader));
  }

  private void follow(Reader reader) {
    try {
      do {
        connect(reader);
      } while (!closed.await(PAUSE.toNanos(), TimeUnit.NANOSECONDS));
    } catch (InterruptedException _) {
      log.debug("Changes are not followed any more");
    }
  }

  private void connect(Reader reader) throws InterruptedException {
    try {
      StatefulRedisConnection<String, byte[]> connection = answer(store.another());
      try {
        look(connection, reader);
        while (closed.getCount() > 0) {
          changes.read(
              answer(
                  connection
                      .async()
                      .xread(
                          XReadArgs.Builder.block(WAIT).count(AT_ONCE),
                          StreamOffset.from(changes.stream(), changes.entry()))),
              reader);
        }
      } finally {
        connection.closeAsync();
      }
    } catch (ExecutionException | TimeoutException | RedisException e) {
      log.debug("The log of changes is lost", e);
    } catch (RuntimeException e) {
      log.error("What has changed can't be taken up", e);
    }
  }

  private void look(StatefulRedisConnection<String, byte[]> connection, Reader reader)
      throws InterruptedException, ExecutionException, TimeoutException {
    List<byte[]> found =
        answer(
            connection
                .async()
                .<List<byte[]>>eval(
                    ChangeLogScripts.LOOK.text(),
                    ScriptOutputType.MULTI,
                    changes.keys().toArray(String[]::new),
                    SharedStore.argument(UUID.randomUUID())));
    changes.found(
        new String(found.get(0), UTF_8),
        new String(found.get(1), UTF_8),
        Long.parseLong(new String(found.get(2), UTF_8)),
        reader);
  }

  private static <T> T answer(Future<T> future)
      throws InterruptedException, ExecutionException, TimeoutException {
    return future.get(LIMIT.toNanos(), TimeUnit.NANOSECONDS);
  }

  @Override
  public void close() {
    closed.countDown();
    Thread running = thread;
    if (running != null) {
      running.interrupt();
    }
  }
}
