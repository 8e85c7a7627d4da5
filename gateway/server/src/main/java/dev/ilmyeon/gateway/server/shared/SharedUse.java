package dev.ilmyeon.gateway.server.shared;

import java.util.Locale;

/** What gateways may share. */
public enum SharedUse {
  /** What clients have used of what they may. */
  LIMITS,
  /** Documents that clients have registered. */
  DOCUMENTS,
  /** Responses that are for everybody, and what has changed of them. */
  RESPONSES;

  /** As metrics and keys have it. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
