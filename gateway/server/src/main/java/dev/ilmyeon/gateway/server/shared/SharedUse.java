package dev.ilmyeon.gateway.server.shared;

import java.util.Locale;

/** What gateways may share. */
public enum SharedUse {
  /** What clients have used of what they may. */
  LIMITS,
  /** Documents that clients have registered. */
  DOCUMENTS;

  /** As metrics and keys have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
