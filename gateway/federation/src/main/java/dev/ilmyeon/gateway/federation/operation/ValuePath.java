package dev.ilmyeon.gateway.federation.operation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The way from a value into it, innermost step last: names of fields, indexes of lists. */
record ValuePath(@Nullable ValuePath before, Object step) {

  /** The value itself. */
  static final ValuePath ROOT = new ValuePath(null, "");

  ValuePath to(Object next) {
    return new ValuePath(this, next);
  }

  List<Object> steps() {
    List<Object> steps = new ArrayList<>();
    for (ValuePath at = this; at.before != null; at = at.before) {
      steps.add(at.step);
    }
    Collections.reverse(steps);
    return steps;
  }

  /** {@code .field[0]}; empty for the value itself. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (Object step : steps()) {
      if (step instanceof Integer) {
        text.append('[').append(step).append(']');
      } else {
        text.append('.').append(step);
      }
    }
    return text.toString();
  }
}
