package dev.ilmyeon.gateway.federation.benchmark;

import dev.ilmyeon.gateway.federation.operation.Operation;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** What a document costs that was never seen before. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(1)
@Warmup(iterations = 10, time = 1)
@Measurement(iterations = 5, time = 1)
public class PlanBenchmark {

  @Param({"FRONT_PAGE", "HEAVY", "SMALL"})
  public Mix mix;

  private Prepared prepared;
  private Operation operation;

  @Setup
  public void prepare() {
    prepared = new Prepared(mix);
    operation = prepared.normalized(prepared.valid());
  }

  /** Text to a valid document. */
  @Benchmark
  public Object parseAndValidate() {
    return prepared.valid();
  }

  /** A normalised operation to its plan. */
  @Benchmark
  public Object plan() {
    return prepared.planner().plan(operation);
  }

  /** All of it: text to plan. */
  @Benchmark
  public Object parseValidateAndPlan() {
    return prepared.planner().plan(prepared.normalized(prepared.valid()));
  }
}
