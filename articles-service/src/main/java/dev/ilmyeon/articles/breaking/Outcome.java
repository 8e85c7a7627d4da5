package dev.ilmyeon.articles.breaking;

import dev.ilmyeon.articles.breaking.Receipt.ReceiptState;
import java.util.List;

/** How far breaking news came; the schema says what each means. */
enum Outcome {
  NOT_SENT,
  SENDING,
  SENT_IN_PART,
  SENT;

  /** Of the receipts of all channels; there are none before it was confirmed. */
  static Outcome of(List<Receipt> receipts) {
    boolean anyDelivered = receipts.stream().anyMatch(r -> r.state() == ReceiptState.DELIVERED);
    if (receipts.stream().anyMatch(r -> r.state() == ReceiptState.SENDING)) {
      return SENDING;
    }
    if (!anyDelivered) {
      return NOT_SENT;
    }
    return receipts.stream().allMatch(r -> r.state() == ReceiptState.DELIVERED)
        ? SENT
        : SENT_IN_PART;
  }
}
