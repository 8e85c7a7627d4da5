package dev.ilmyeon.bench.report;

import java.util.List;
import java.util.function.ToDoubleFunction;

final class Median {

  private Median() {}

  static <T> double of(List<T> all, ToDoubleFunction<T> value) {
    double[] sorted = all.stream().mapToDouble(value).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }
}
