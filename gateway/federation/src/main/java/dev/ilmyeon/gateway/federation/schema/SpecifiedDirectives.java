package dev.ilmyeon.gateway.federation.schema;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import dev.ilmyeon.gateway.federation.language.Argument;
import dev.ilmyeon.gateway.federation.language.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the directives say that the GraphQL specification itself defines. */
final class SpecifiedDirectives {

  private SpecifiedDirectives() {}

  /** Why something is deprecated; null if it is not. */
  static @Nullable String deprecation(List<AppliedDirective> directives) {
    for (AppliedDirective directive : directives) {
      if (directive.name().equals("deprecated")) {
        String reason = string(directives, "deprecated", "reason");
        return reason == null ? "No longer supported" : reason;
      }
    }
    return null;
  }

  private static @Nullable String string(
      List<AppliedDirective> directives, String name, String argument) {
    for (AppliedDirective directive : directives) {
      Argument found = directive.name().equals(name) ? directive.argument(argument) : null;
      if (found != null && found.value() instanceof Value.StringValue string) {
        return string.value();
      }
    }
    return null;
  }

  /** Where a scalar is specified. */
  static @Nullable String url(List<AppliedDirective> directives) {
    return string(directives, "specifiedBy", "url");
  }

  static boolean oneOf(List<AppliedDirective> directives) {
    return directives.stream().anyMatch(directive -> directive.name().equals("oneOf"));
  }
}
