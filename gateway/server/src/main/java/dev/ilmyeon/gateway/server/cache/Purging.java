package dev.ilmyeon.gateway.server.cache;

import dev.ilmyeon.gateway.server.shared.ChangeLog;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Takes away what has changed: here, in the file, and in other gateways. */
final class Purging implements ChangeLog.Reader, AutoCloseable {

  private final Copies copies;
  private final @Nullable CopyKeeper keeper;
  private final @Nullable ChangeLog changes;

  /**
   * @param keeper null if nothing survives the process
   * @param changes null if there are no other gateways
   */
  Purging(Copies copies, @Nullable CopyKeeper keeper, @Nullable ChangeLog changes) {
    this.copies = copies;
    this.keeper = keeper;
    this.changes = changes;
    if (changes != null) {
      changes.follow(keeper == null ? "" : keeper.readAt(), this);
    }
  }

  /** As {@link ResponseCache#purge}. */
  Mono<Integer> purge(PurgeOrder order) {
    Scheduler blocking = Schedulers.boundedElastic();
    Mono<Integer> here =
        Mono.fromCallable(() -> here(order.gone(), order.changed())).subscribeOn(blocking);
    if (changes == null) {
      return here;
    }
    // Until others are told, the store gives out what it had before: so once more after that.
    Mono<Void> others =
        Mono.defer(
            () -> changes.tell(Tombstones.all(order.gone()), Tombstones.all(order.changed())));
    return here.flatMap(concerned -> others.then(here).thenReturn(concerned));
  }

  private int here(Collection<String> gone, Collection<String> changed) {
    int concerned = copies.bury(gone) + copies.outdate(changed);
    if (keeper != null) {
      keeper.write();
    }
    return concerned;
  }

  @Override
  public void changed(List<String> gone, List<String> changed) {
    here(gone, changed);
  }

  @Override
  public void missed() {
    copies.buryAll();
  }

  @Override
  public void close() {
    if (changes != null) {
      changes.close();
    }
    if (keeper != null) {
      keeper.close();
    }
  }
}
