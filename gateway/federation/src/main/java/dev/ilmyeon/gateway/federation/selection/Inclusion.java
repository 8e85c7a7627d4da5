package dev.ilmyeon.gateway.federation.selection;

import dev.ilmyeon.gateway.federation.language.AppliedDirective;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which written selections are kept, and which part of the response they belong to: where an
 * {@code @defer} takes effect another part begins. Immutable.
 */
public interface Inclusion {

  /** What holds inside a selection with these directives; null if the selection is left out. */
  @Nullable Inclusion inside(List<AppliedDirective> directives);

  /** The part that the selections here belong to; 0 is the one that comes first. */
  int part();

  /** Nothing is deferred. */
  static Inclusion of(Predicate<List<AppliedDirective>> included) {
    return new Inclusion() {
      @Override
      public @Nullable Inclusion inside(List<AppliedDirective> directives) {
        return included.test(directives) ? this : null;
      }

      @Override
      public int part() {
        return 0;
      }
    };
  }
}
