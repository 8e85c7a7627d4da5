package dev.ilmyeon.media.queue;

/** Queues of which somebody looks after what is in them; what waits long shows that nobody does. */
enum WaitingQueue {
  /** New pictures whose usual renditions are yet to be made. */
  PREPARATION("image_preparation"),
  /** What gateways are yet to hear. */
  PURGE("purge_order");

  private final String table;

  WaitingQueue(String table) {
    this.table = table;
  }

  /** Named in statements and in metrics alike. */
  String table() {
    return table;
  }
}
