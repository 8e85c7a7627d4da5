package dev.ilmyeon.platform.testing.architecture.planted.one;

import dev.ilmyeon.platform.testing.architecture.planted.two.Two;
import reactor.core.publisher.Mono;

/**
 * Breaks the rules on purpose: a cycle with {@link Two}, a name without a role, a blocking call.
 */
public class OneHelper {

  public Two two() {
    return Mono.fromSupplier(Two::new).block();
  }
}
