package dev.ilmyeon.gateway.federation.caching;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Value;
import dev.ilmyeon.gateway.federation.request.CachePolicy;
import org.jspecify.annotations.Nullable;

/**
 * One {@code @cacheControl(maxAge:, scope:, inheritMaxAge:)}.
 *
 * @param maxAge in seconds; null if it says none
 * @param secret whether the scope is PRIVATE
 * @param inherits whether an object may be kept as long as the one that it stands in
 */
record CacheHint(@Nullable Integer maxAge, boolean secret, boolean inherits) {

  /** Where there is none. */
  static final CacheHint NONE = new CacheHint(null, false, false);

  /** What can't be understood allows nothing. */
  static CacheHint of(AppliedDirective directive) {
    return new CacheHint(
        maxAge(directive.argument("maxAge")),
        isSecret(directive.argument("scope")),
        directive.argument("inheritMaxAge") instanceof Argument inherits
            && inherits.value() instanceof Value.BooleanValue(boolean yes)
            && yes);
  }

  private static @Nullable Integer maxAge(@Nullable Argument maxAge) {
    return switch (maxAge == null ? null : maxAge.value()) {
      case null -> null;
      case Value.NullValue _ -> null;
      case Value.IntValue(String text) -> seconds(text);
      default -> 0;
    };
  }

  private static int seconds(String text) {
    try {
      return Math.max(0, Integer.parseInt(text));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static boolean isSecret(@Nullable Argument scope) {
    return switch (scope == null ? null : scope.value()) {
      case null -> false;
      case Value.NullValue _ -> false;
      case Value.EnumValue(String name) -> !name.equals("PUBLIC");
      default -> true;
    };
  }

  /** Of a field, over that of the type that it has: its own word on the age goes first. */
  CacheHint over(CacheHint ofType) {
    return new CacheHint(
        maxAge == null ? ofType.maxAge : maxAge,
        secret || ofType.secret,
        inherits || ofType.inherits);
  }

  /** Of an object type or its field, which an interface's word makes no more public. */
  CacheHint guardedBy(CacheHint general) {
    return new CacheHint(maxAge, secret || general.secret, inherits);
  }

  /** What both of two subgraphs say of the same thing. */
  CacheHint stricter(CacheHint other) {
    Integer least =
        maxAge == null || other.maxAge == null
            ? null
            : Integer.valueOf(Math.min(maxAge, other.maxAge));
    return new CacheHint(least, secret || other.secret, inherits && other.inherits);
  }

  /** {@code needsOne}: whether nothing may be kept that has no age. */
  CachePolicy policy(boolean needsOne) {
    int otherwise = needsOne ? 0 : CachePolicy.UNSAID.maxAge();
    return new CachePolicy(maxAge == null ? otherwise : maxAge, !secret, true);
  }
}
