package dev.ilmyeon.gateway.federation.cost;

import dev.ilmyeon.gateway.federation.json.JsonValue.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A part of a sum, as far as it can be computed without the values of variables. */
sealed interface Term permits Term.Fixed, Term.Sum, Term.Most, Term.Times, InputCosts.Sent {

  JsonObject NO_VARIABLES = new JsonObject(Map.of());

  Term NOTHING = new Fixed(0);

  double value(JsonObject variables);

  /** The same for all variables. */
  record Fixed(double value) implements Term {
    @Override
    public double value(JsonObject variables) {
      return value;
    }
  }

  /** All of them. */
  record Sum(List<Term> terms) implements Term {
    @Override
    public double value(JsonObject variables) {
      double sum = 0;
      for (Term term : terms) {
        sum += term.value(variables);
      }
      return sum;
    }
  }

  /** The largest. */
  record Most(List<Term> terms) implements Term {
    @Override
    public double value(JsonObject variables) {
      double most = 0;
      for (Term term : terms) {
        most = Math.max(most, term.value(variables));
      }
      return most;
    }
  }

  /** One of them for each value of a list. */
  record Times(Size size, Term each) implements Term {
    @Override
    public double value(JsonObject variables) {
      int count = size.value(variables);
      return count == 0 ? 0 : count * each.value(variables);
    }
  }

  /** What is fixed is added up at once. */
  static Term sum(List<Term> terms) {
    double fixed = 0;
    List<Term> varying = new ArrayList<>();
    for (Term term : terms) {
      if (term instanceof Fixed(double value)) {
        fixed += value;
      } else {
        varying.add(term);
      }
    }
    if (varying.isEmpty()) {
      return new Fixed(fixed);
    }
    if (fixed != 0) {
      varying.add(new Fixed(fixed));
    }
    return varying.size() == 1 ? varying.getFirst() : new Sum(List.copyOf(varying));
  }

  /** No less than nothing. */
  static Term most(List<Term> terms) {
    Term most = new Most(List.copyOf(terms));
    return terms.stream().allMatch(term -> term instanceof Fixed)
        ? new Fixed(most.value(NO_VARIABLES))
        : most;
  }

  /** {@code size} times. */
  static Term times(Size size, Term each) {
    Term times = new Times(size, each);
    return size.isFixed() && each instanceof Fixed ? new Fixed(times.value(NO_VARIABLES)) : times;
  }
}
