package dev.ilmyeon.gateway.server.quota;

import dev.ilmyeon.gateway.server.identity.Identity;
import java.util.Locale;

/** Whose bucket; another limit is another bucket. */
record Client(Identity.Kind kind, String name, long limit) {

  /** As headers name its limit. */
  String policy() {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
