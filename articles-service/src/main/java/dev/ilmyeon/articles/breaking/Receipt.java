package dev.ilmyeon.articles.breaking;

import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;

/**
 * What became of breaking news on a channel.
 *
 * @param channel {@code portal} for the subscribers, or a configured one
 */
record Receipt(String channel, ReceiptState state, int attempts, @Nullable OffsetDateTime at) {

  enum ReceiptState {
    SENDING,
    DELIVERED,
    FAILED
  }
}
