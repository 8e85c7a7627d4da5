package dev.ilmyeon.gateway.federation.operation;

import dev.ilmyeon.gateway.federation.language.SelectionSyntax;
import dev.ilmyeon.gateway.federation.schema.TypeReference;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one operation or fragment refers to outside itself: gathered by the walk over it, judged
 * where operations and the fragments that they reach are known together.
 */
final class Scope {

  /**
   * A variable's use.
   *
   * @param valueAt where the argument's value stands that the variable is, or is in
   * @param path from there to the variable
   * @param type what is expected there; null where it is not known
   * @param hasDefault whether the place has a default value of its own
   * @param oneOf the OneOf input object that it is a field of, or null
   */
  record Usage(
      String variable,
      int valueAt,
      ValuePath path,
      @Nullable TypeReference type,
      boolean hasDefault,
      @Nullable String oneOf) {}

  private final List<Usage> usages = new ArrayList<>();
  private final List<SelectionSyntax.Spread> spreads = new ArrayList<>();

  List<Usage> usages() {
    return usages;
  }

  List<SelectionSyntax.Spread> spreads() {
    return spreads;
  }
}
